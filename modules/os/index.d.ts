/**
 * The machine, its system, and the user. Every call asks the system anew.
 *
 * ```js
 * const os = require('os');
 * console.log(os.hostname());
 * ```
 */
declare module "os" {
  import { Buffer } from "buffer";

  namespace os {
    /** A processor: its model, speed in MHz (0 if not known), and what its time went to, in milliseconds. */
    export interface CpuInfo {
      model: string;
      speed: number;
      times: { user: number; nice: number; sys: number; idle: number; irq: number };
    }
    /** An address of a network interface. */
    export interface NetworkAddress {
      address: string;
      netmask: string;
      family: "IPv4" | "IPv6";
      /** The hardware address. */
      mac: string;
      /** Whether it leads to this machine only. */
      internal: boolean;
      /** The address with the length of its prefix, such as `'127.0.0.1/8'`. */
      cidr: string;
      /** Of IPv6 addresses that are valid on one link only: the number of their interface; else 0. */
      scopeid?: number;
    }
    /** The user by whose rights the process runs. */
    export interface UserInfo<T> {
      uid: number;
      gid: number;
      username: T;
      homedir: T;
      shell: T;
    }

    /** The machine's name in the network. */
    export function hostname(): string;
    /** The system's name: `'Linux'`, `'Darwin'`. */
    export function type(): string;
    /** The system's release, such as `'6.1.0-18'`. */
    export function release(): string;
    /** The system's version, which says more than the release. */
    export function version(): string;
    /** The processor's kind as the system calls it, such as `'x86_64'`. */
    export function machine(): string;
    /** The processor's kind as Node calls it: `process.arch`. */
    export function arch(): string;
    /** The system as Node calls it: `process.platform`. */
    export function platform(): string;
    /** The order of the bytes of a number: `'LE'` or `'BE'`. */
    export function endianness(): "LE" | "BE";
    /** What ends a line of a text file. */
    export const EOL: "\n";
    /** The path of the file that takes everything and has nothing. */
    export const devNull: "/dev/null";

    /**
     * One entry for each processor.
     *
     * ```js
     * os.cpus()[0].model
     * ```
     */
    export function cpus(): CpuInfo[];
    /** The number of processors. */
    export function cpuNumbers(): number;
    /** The number of processors that this process may use. */
    export function availableParallelism(): number;
    /** How many tasks wanted to run: on average over 1, 5 and 15 minutes. */
    export function loadavg(): [number, number, number];
    /** The machine's memory in bytes. */
    export function totalmem(): number;
    /** The memory that programs can still get, in bytes. */
    export function freemem(): number;
    /** `process.memoryUsage()`. */
    export function memoryUsage(): { rss: number; heapTotal: number; heapUsed: number };

    /** Seconds since the machine was started. */
    export function uptime(): number;
    /**
     * The time now, or the one that a text says.
     *
     * ```js
     * os.time('2020-01-01T00:00:00Z')
     * ```
     *
     * @throws TypeError `ERR_INVALID_ARG_VALUE`: the text says none.
     */
    export function time(tmString?: string): Date;
    /** How many hours the clock here is ahead of UTC. */
    export const timezone: number;

    /**
     * The user; with `{ encoding: 'buffer' }` the names are Buffers.
     *
     * ```js
     * os.userInfo().username
     * ```
     */
    export function userInfo(options: { encoding: "buffer" }): UserInfo<Buffer>;
    export function userInfo(options?: { encoding?: string } | null): UserInfo<string>;
    /** The user's folder: `HOME`, or what the system says. */
    export function homedir(): string;
    /** The folder for temporary files: `TMPDIR`, `TMP`, `TEMP`, or `/tmp`. */
    export function tmpdir(): string;

    /**
     * The addresses of the network interfaces that are up, by their names.
     *
     * ```js
     * os.networkInterfaces().lo[0].address      // '127.0.0.1'
     * ```
     *
     * @throws Error `ENOSYS`: the system is not Linux.
     */
    export function networkInterfaces(): Record<string, NetworkAddress[]>;

    /**
     * The priority of a process, this one unless given: -20 (first) to 19 (last).
     *
     * @throws Error `ESRCH`: there is no such process.
     */
    export function getPriority(pid?: number): number;
    /**
     * Sets the priority of a process.
     *
     * ```js
     * os.setPriority(os.constants.priority.PRIORITY_LOW);
     * ```
     *
     * @throws Error `ESRCH`, `EACCES`, `EPERM`.
     */
    export function setPriority(priority: number): void;
    export function setPriority(pid: number, priority: number): void;

    /** Numbers by name: `signals.SIGINT`, `errno.ENOENT`, `priority.PRIORITY_LOW`. */
    export const constants: Readonly<Record<"signals" | "errno" | "priority", Readonly<Record<string, number>>>>;
  }

  export = os;
}
