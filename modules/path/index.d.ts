/**
 * Paths as text. Nothing here looks at a disk.
 *
 * ```js
 * const path = require('path');
 * path.join('a', '..', 'b');        // 'b'
 * ```
 *
 * Every function throws a TypeError `ERR_INVALID_ARG_TYPE` for an argument that is no string.
 */
declare module "path" {
  namespace path {
    /** The parts of a path: `dir` begins with `root`; `base` is `name` and `ext`. */
    export interface ParsedPath {
      root: string;
      dir: string;
      base: string;
      ext: string;
      name: string;
    }

    /** The functions for the paths of one kind of system. */
    export interface PlatformPath {
      /**
       * The absolute path that several paths lead to, one after the other, from the working folder on.
       *
       * ```js
       * path.resolve('/a', 'b', '../c');     // '/a/c'
       * ```
       */
      resolve(...paths: string[]): string;
      /**
       * The path without `.`, `..` and doubled separators, as far as they can be resolved.
       *
       * ```js
       * path.normalize('/a//b/./../c/');     // '/a/c/'
       * ```
       */
      normalize(path: string): string;
      /**
       * Whether it leads to the same place from every working folder.
       *
       * ```js
       * path.win32.isAbsolute('C:\\a');      // true
       * ```
       */
      isAbsolute(path: string): boolean;
      /**
       * The paths in a row, normalized.
       *
       * ```js
       * path.join('a', 'b', '..', 'c.txt');  // 'a/c.txt'
       * ```
       */
      join(...paths: string[]): string;
      /**
       * How to get from one path to another.
       *
       * ```js
       * path.relative('/a/b', '/a/c');       // '../c'
       * ```
       */
      relative(from: string, to: string): string;
      /**
       * On Windows, the path in the form without limits of length (`\\?\C:\a`). Otherwise, and what is no string, as it is.
       *
       * ```js
       * path.win32.toNamespacedPath('C:\\a');
       * ```
       */
      toNamespacedPath<T>(path: T): T;
      /**
       * All but the last part.
       *
       * ```js
       * path.dirname('/a/b/c.txt');          // '/a/b'
       * ```
       */
      dirname(path: string): string;
      /**
       * The last part, without `suffix` if it ends with that.
       *
       * ```js
       * path.basename('/a/b.txt', '.txt');   // 'b'
       * ```
       */
      basename(path: string, suffix?: string): string;
      /**
       * The last part from its last dot on; a dot at its beginning does not count.
       *
       * ```js
       * path.extname('a.tar.gz');            // '.gz'
       * ```
       */
      extname(path: string): string;
      /**
       * Undoes `parse()`. `dir` goes before `root`, and `base` before `name` and `ext`.
       *
       * ```js
       * path.format({ dir: '/a', name: 'b', ext: '.txt' });   // '/a/b.txt'
       * ```
       */
      format(pathObject: Partial<ParsedPath>): string;
      /**
       * Takes a path apart.
       *
       * ```js
       * path.parse('/a/b.txt').name;         // 'b'
       * ```
       */
      parse(path: string): ParsedPath;
      /**
       * fibjs's name for `resolve(path)`.
       *
       * ```js
       * path.fullpath('x');                  // '/app/x'
       * ```
       */
      fullpath(path: string): string;
      /** What separates the parts of a path: `'/'` or `'\\'`. */
      readonly sep: "/" | "\\";
      /** What separates the paths in `PATH`: `':'` or `';'`. */
      readonly delimiter: ":" | ";";
      /** The functions for POSIX systems. */
      readonly posix: PlatformPath;
      /** The functions for Windows. */
      readonly win32: PlatformPath;
    }
  }

  const path: path.PlatformPath;
  export = path;
}

/** `path.posix` as a module. */
declare module "path/posix" {
  import { posix } from "path";
  export = posix;
}

/** `path.win32` as a module. */
declare module "path/win32" {
  import { win32 } from "path";
  export = win32;
}
