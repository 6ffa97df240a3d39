require('results').push(['ran', argv, require('base'), typeof outer, __filename]);
