// UTF-8 of texts and blocks of moderate size, there and back by one call of Python. A text goes along as an argument or a result,
// which takes a third of the time of the way through the holder, but brings neither U+0000 nor lone surrogates.
(function (kernel) {
  'use strict';
  const { natives, open, uncurry, mailBytes, typedArrayBytes } = kernel;
  // Only quickjs-ng has it, which also needs it: what comes out is no rope, which the extension module does not take.
  const { toWellFormed } = String.prototype;
  const wellFormed = toWellFormed === undefined ? undefined : uncurry(toWellFormed);
  // channel.py has the same numbers.
  const MOST_BYTES = 1 << 14;
  const MOST_UNITS = 1 << 12;

  // The text that a Uint8Array is in UTF-8; undefined when that takes the long way, as when it is not valid.
  kernel.textOfUtf8 = (bytes) => {
    if (typedArrayBytes(bytes) > MOST_BYTES) return undefined;
    const length = mailBytes(bytes);
    if (length < 0) return undefined;
    const text = natives.textOfUtf8(length);
    return text === null ? undefined : open(text);
  };

  // The Buffer that a text is in UTF-8, lone surrogates as U+FFFD; undefined when that takes the long way.
  kernel.utf8OfText = (text) => {
    if (wellFormed === undefined || text.length > MOST_UNITS) return undefined;
    const length = natives.utf8OfText(wellFormed(text), text.length);
    return typeof length === 'number' ? kernel.takeBuffer(length) : open(length === null ? undefined : length);
  };
})
