module.exports = [require('results').length, run('./main.js', ['inner'])];
