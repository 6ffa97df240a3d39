const mustache = require('mustache');
const view = { name: '<you>', list: [{ n: 1 }, { n: 2 }], empty: [], upper: () => (text, render) => render(text).toUpperCase() };
console.log(mustache.render('{{name}} {{{name}}} {{#list}}[{{n}}]{{/list}}{{^empty}}none{{/empty}} {{#upper}}x {{name}}{{/upper}} {{> part}}', view, { part: '({{list.length}})' }));
