const handlebars = require('handlebars');
handlebars.registerHelper('loud', (text) => `${text}!`);
handlebars.registerPartial('row', '<{{n}}>');
console.log(handlebars.compile('{{#each list}}{{> row}}{{@index}} {{/each}}{{loud name}} {{#if no}}a{{else}}b{{/if}}')({ list: [{ n: 1 }, { n: 2 }], name: '&', no: 0 }));
