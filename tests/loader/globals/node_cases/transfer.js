'use strict';

// What needs an engine that can detach an ArrayBuffer.
module.exports = {
  transfer: () => {
    const buffer = new ArrayBuffer(8);
    const copy = structuredClone({ buffer }, { transfer: [buffer] });
    return [buffer.byteLength, copy.buffer.byteLength];
  },
  'transfer of a set': () => {
    const buffer = new ArrayBuffer(8);
    structuredClone(1, { transfer: new Set([buffer]) });
    return buffer.byteLength;
  },
  'transfer of what is not in it': () => {
    const buffer = new ArrayBuffer(8);
    return [structuredClone(5, { transfer: [buffer] }), buffer.byteLength];
  },
  'transfer under a view': () => {
    const view = new Uint8Array([1, 2, 3]);
    const copy = structuredClone(view, { transfer: [view.buffer] });
    return [view.length, copy];
  },
  detached: () => {
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
    return structuredClone(buffer);
  },
  'view of a detached one': () => {
    const view = new Uint8Array(8);
    structuredClone(1, { transfer: [view.buffer] });
    return structuredClone(view);
  },
  resizable: () => {
    const copy = structuredClone(new ArrayBuffer(4, { maxByteLength: 8 }));
    return [copy.byteLength, copy.maxByteLength, copy.resizable];
  },
  'weak reference': () => structuredClone(new WeakRef({})),
  'finalization registry': () => structuredClone(new FinalizationRegistry(() => {})),
};
