const Ajv = require('ajv');
const ajv = new Ajv({ allErrors: true, useDefaults: true });
const validate = ajv.compile({
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: 1 },
    name: { type: 'string', pattern: '^[a-z]+$', default: 'nobody' },
    tags: { type: 'array', items: { $ref: '#/definitions/tag' }, uniqueItems: true },
  },
  required: ['id'],
  additionalProperties: false,
  definitions: { tag: { enum: ['a', 'b'] } },
});
for (const data of [{ id: 1 }, { id: 0, name: 'A' }, { tags: ['a', 'a', 'c'], x: 1 }, []]) {
  console.log(JSON.stringify([validate(data), data]));
  console.log(ajv.errorsText(validate.errors));
}
try {
  ajv.compile({ type: 'nonsense' });
} catch (error) {
  console.log(error.message);
}
