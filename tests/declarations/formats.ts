// What a script with types may say, and, where an error is expected, may not.
import * as base32 from "base32";
import * as base64 from "base64";
import * as bson from "bson";
import { Buffer } from "buffer";
import * as encoding from "encoding";
import * as hash from "hash";
import * as hex from "hex";
import * as iconv from "iconv";
import * as json from "json";
import * as msgpack from "msgpack";
import * as punycode from "punycode";
import * as querystring from "querystring";
import { StringDecoder } from "string_decoder";
import * as url from "url";
import * as uuid from "uuid";
import * as zlib from "zlib";

const texts: string[] = [
  base64.encode("a", true), base32.encode(new Uint8Array(1)), hex.encode(new ArrayBuffer(1)), encoding.base64.encode("a"),
  iconv.decode("gbk", Buffer.from("a")), json.encode({}), encoding.jsstr("a", true), encoding.decodeURI("a"),
  hash.md5("a").update(new DataView(new ArrayBuffer(1))).digest("hex"), hash.hmac(hash.SHA1, "key").digest("base64"),
  punycode.toASCII("a"), punycode.ucs2.encode(punycode.ucs2.decode("a")), querystring.stringify({ a: 1 }, null, "="),
  new StringDecoder("utf8").write(Buffer.from("a")), url.resolve("a", "b"), url.format({ port: 80, query: { a: 1 } }),
  new url.UrlObject("http://a").format(),
];
const buffers: Buffer[] = [
  base64.decode("a"), base32.decode("a"), hex.decode("a"), iconv.encode("gbk", "a"), msgpack.encode(1), bson.encode({}),
  hash.md5().digest(), hash.md5().digest(Buffer.from("a")), querystring.unescapeBuffer("a"), uuid.node(), uuid.md5(uuid.DNS, "a"),
  zlib.deflate("a"), zlib.gzipSync("a", { level: 9 }), zlib.inflate(Buffer.from("a"), 100),
];
zlib.gunzip("a", (error: Error | null, data: Buffer) => buffers.push(data));
zlib.deflateTo({ read: () => null }, { write: (data: Buffer) => data.length }, zlib.BEST_SPEED);
const fields: string | string[] = querystring.parse("a")["a"];
const host: string | null = url.parse("http://a").host;

// @ts-expect-error: a number is no text
base64.decode(5);
// @ts-expect-error: a key is needed
hash.hmac_md5();
// @ts-expect-error: a list is no document of bytes
zlib.deflate([1]);
// @ts-expect-error: constants are constant
uuid.DNS = 5;

export { texts, buffers, fields, host };
