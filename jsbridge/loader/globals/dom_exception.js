'use strict';
// DOMException of the WebIDL standard, for the engine that has none.
const codes = {
  __proto__: null,
  IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5, NoModificationAllowedError: 7,
  NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10, InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13,
  NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20,
  URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25,
};
const constants = {
  INDEX_SIZE_ERR: 1, DOMSTRING_SIZE_ERR: 2, HIERARCHY_REQUEST_ERR: 3, WRONG_DOCUMENT_ERR: 4, INVALID_CHARACTER_ERR: 5,
  NO_DATA_ALLOWED_ERR: 6, NO_MODIFICATION_ALLOWED_ERR: 7, NOT_FOUND_ERR: 8, NOT_SUPPORTED_ERR: 9, INUSE_ATTRIBUTE_ERR: 10,
  INVALID_STATE_ERR: 11, SYNTAX_ERR: 12, INVALID_MODIFICATION_ERR: 13, NAMESPACE_ERR: 14, INVALID_ACCESS_ERR: 15, VALIDATION_ERR: 16,
  TYPE_MISMATCH_ERR: 17, SECURITY_ERR: 18, NETWORK_ERR: 19, ABORT_ERR: 20, URL_MISMATCH_ERR: 21, QUOTA_EXCEEDED_ERR: 22,
  TIMEOUT_ERR: 23, INVALID_NODE_TYPE_ERR: 24, DATA_CLONE_ERR: 25,
};
const { SafeWeakMap, arrayForEach } = primordials;
const names = new SafeWeakMap();
const messages = new SafeWeakMap();

function read(table, exception) {
  if (!table.has(exception)) throw new TypeError('Illegal invocation');
  return table.get(exception);
}

class DOMException {
  constructor(message = '', options = 'Error') {
    const isObject = typeof options === 'object' && options !== null;
    messages.set(this, String(message));
    names.set(this, String(isObject ? options.name === undefined ? 'Error' : options.name : options));
    if (isObject && 'cause' in options) {
      Object.defineProperty(this, 'cause', { value: options.cause, writable: true, enumerable: false, configurable: true });
    }
    Object.defineProperty(this, 'stack', { value: new Error('').stack, writable: true, enumerable: false, configurable: true });
  }

  get name() {
    return read(names, this);
  }

  get message() {
    return read(messages, this);
  }

  get code() {
    return codes[read(names, this)] || 0;
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
arrayForEach(['name', 'message', 'code'], (name) => Object.defineProperty(DOMException.prototype, name, { enumerable: true }));
Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });
arrayForEach(Object.keys(constants), (name) => {
  Object.defineProperty(DOMException, name, { value: constants[name], enumerable: true });
  Object.defineProperty(DOMException.prototype, name, { value: constants[name], enumerable: true });
});

module.exports = DOMException;
