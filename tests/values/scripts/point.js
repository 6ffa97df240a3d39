var Point = class Point {
  #secret = 1;
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  move(by) {
    this.x += by;
    return this;
  }
  get secret() {
    return this.#secret;
  }
  set secret(value) {
    if (value < 0) throw new RangeError('negative');
    this.#secret = value;
  }
  toString() {
    return `(${this.x}, ${this.y})`;
  }
};
new Point(1, 2)
