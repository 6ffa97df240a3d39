// The functions of the frames are the bridge's own: to call one with anything else would be the end.
Error.prepareStackTrace = (error, frames) => frames;
const frames = new Error('here').stack;
const functions = typeof frames === 'string' ? [] : frames.map((frame) => frame.getFunction());
for (const found of functions) if (found !== undefined) found.call({});
functions.length
