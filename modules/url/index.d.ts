/**
 * Addresses, by Node's older and more lenient rules, which fibjs shares.
 *
 * ```js
 * const url = require('url');
 * const address = url.parse('http://user@example.com:80/a?b=1#c', true);
 * address.hostname;                                   // 'example.com'
 * url.resolve('http://example.com/one', '../two');    // 'http://example.com/two'
 * ```
 */
declare module "url" {
  /** The parts of an address, for `format`. */
  interface Parts {
    /** With or without the colon. */
    protocol?: string | null;
    /** Whether two slashes follow. Those that always have them (`http`, `ftp`, `file`, …) need no telling. */
    slashes?: boolean | null;
    /** `user:password`, not escaped. */
    auth?: string | null;
    /** Host and port; goes before the two that follow. */
    host?: string | null;
    hostname?: string | null;
    port?: string | number | null;
    pathname?: string | null;
    /** With or without `?`; goes before `query`. */
    search?: string | null;
    /** Fields for `querystring.stringify`. */
    query?: unknown;
    /** With or without `#`. */
    hash?: string | null;
  }

  /** An address and its parts; null where it has none. */
  export class Url {
    /**
     * Empty, of a text as `parse` takes it, or of parts.
     * @example new url.Url('http://a/b').pathname;      // '/b'
     * @throws as `parse`
     */
    constructor(
      given?: string | (Parts & { username?: string; password?: string }), parseQueryString?: boolean, slashesDenoteHost?: boolean,
    );

    /** In lower case, with its colon. @example url.parse('HTTP://a').protocol;    // 'http:' */
    protocol: string | null;
    /** Whether two slashes follow. @example url.parse('http://a').slashes;        // true */
    slashes: boolean | null;
    /** User and password, decoded. @example url.parse('http://a%40b:c@d').auth;   // 'a@b:c' */
    auth: string | null;
    /** Host and port. @example url.parse('http://A:80').host;                     // 'a:80' */
    host: string | null;
    /** The port, when one is written. @example url.parse('http://a:80').port;                                    // '80' */
    port: string | null;
    /** In lower case and ASCII, without brackets. @example url.parse('http://[::1]').hostname;    // '::1' */
    hostname: string | null;
    /** With `#`. @example url.parse('#a').hash;                                   // '#a' */
    hash: string | null;
    /** With `?`. @example url.parse('?a=1').search;                               // '?a=1' */
    search: string | null;
    /** Without `?`, or its fields if they were asked for. @example url.parse('?a=1').query;       // 'a=1' */
    query: any;
    /** The path. @example url.parse('http://a').pathname;                                   // '/' */
    pathname: string | null;
    /** Path and query. @example url.parse('/a?b#c').path;                         // '/a?b' */
    path: string | null;
    /** The whole address. @example url.parse('HTTP://A').href;                    // 'http://a/' */
    href: string | null;
    /** The first part of `auth`. @example address.username = 'user' */
    username: string | null;
    /** The second part of `auth`. @example address.password = 'secret' */
    password: string | null;

    /** Becomes another address. @example address.parse('http://a/') @throws as the function `parse` */
    parse(text: string, parseQueryString?: boolean, slashesDenoteHost?: boolean): this;
    /** The address as text; with parts, becomes their address first. @example address.format({ protocol: 'http', host: 'a' }) */
    format(parts?: Parts & { username?: string; password?: string }): string;
    /** Where a relative address leads from here, as text. @example address.resolve('../b') */
    resolve(relative: string): string;
    /** The same as a Url. @example address.resolveObject('../b').pathname */
    resolveObject(relative: string | Url): Url;
    /** Takes `.` and `..` out of the path. @example address.normalize() */
    normalize(): void;
  }

  /** fibjs's name of Url. */
  export { Url as UrlObject };

  /**
   * Takes an address apart. Nearly everything is one: what is out of place becomes part of the path, or is escaped.
   * @param parseQueryString whether `query` are the fields of the query: false by default.
   * @param slashesDenoteHost whether `//a/b` has the host `a`: false by default.
   * @example url.parse('/a?b=1', true).query.b;         // '1'
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is no string. TypeError ERR_INVALID_URL: the host cannot be one. URIError: user
   * or password are escaped wrongly.
   */
  export function parse(url: string | Url, parseQueryString?: boolean, slashesDenoteHost?: boolean): Url;

  /**
   * Puts an address together, or cleans one.
   * @example url.format({ protocol: 'http', hostname: 'a', query: { b: 1 } });    // 'http://a?b=1'
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is neither a text nor an object.
   */
  export function format(urlObject: string | Parts): string;

  /**
   * Where a relative address leads, as text.
   * @example url.resolve('/one/two', 'three');          // '/one/three'
   * @throws as `parse`
   */
  export function resolve(from: string | Url, to: string): string;

  /**
   * The same as a Url. Without a base, `to` itself.
   * @example url.resolveObject('http://a/b', 'c').href; // 'http://a/c'
   * @throws as `parse`
   */
  export function resolveObject(from: string | Url, to: string): Url | string;
}
