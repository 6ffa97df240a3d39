'use strict';

const { checkInteger, checkText } = require('shared/arguments');

const { snowflake, settings, MOST_HOSTS } = require('./snowflake');

const NAMESPACES = { DNS: 0, URL: 1, OID: 2, X509: 3 };

function named(make) {
  return (ns, name) => {
    checkInteger('ns', ns, NAMESPACES.DNS, NAMESPACES.X509);
    checkText('name', name);
    return make(ns, name);
  };
}

module.exports = {
  ...NAMESPACES,
  node: () => host.node(),
  random: () => host.random(),
  md5: named(host.md5),
  sha1: named(host.sha1),
  snowflake,

  get hostID() {
    return settings.host;
  },

  set hostID(id) {
    checkInteger('hostID', id, 0, MOST_HOSTS - 1);
    settings.host = id;
  },
};
