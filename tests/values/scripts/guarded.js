new Proxy(new (class Guarded {}), {
  get(target, name) {
    if (name === 'bad') throw new Error('get');
    return Reflect.get(target, name);
  },
  has() { throw new Error('has') },
  ownKeys() { throw new Error('keys') },
  set() { throw new Error('set') },
  deleteProperty() { throw new Error('delete') },
})
