import { freePort } from '@patchbay/testing';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Pair {
  readonly hub: Socket;
  readonly vendor: Socket;
  /** Bytes of the hub that nobody has answered. */
  isAsking: boolean;
  /** The vendor has let go of this connection, and the hub does not know it yet. */
  isStale: boolean;
}

/** The line between the hubs and one simulated vendor, which real sockets run through and which can be cut. */
export class Wire {
  private server: Server | null = null;
  private readonly pairs = new Set<Pair>();

  private constructor(
    private readonly vendorPort: number,
    private readonly port: number,
  ) {}

  static async start(vendorPort: number): Promise<Wire> {
    const wire = new Wire(vendorPort, await freePort());
    await wire.listen();
    return wire;
  }

  /** Origin at which the vendor is found. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** For so long nobody listens: new connections are refused, those that nobody uses are closed. */
  async refuse(ms: number): Promise<void> {
    this.server?.close();
    for (const { hub, isAsking } of this.pairs) if (!isAsking) hub.end();
    await sleep(ms);
    await this.listen();
  }

  /** Connections kept alive at this moment are reset as soon as they are used again. */
  goStale(): number {
    const idle = [...this.pairs].filter(({ isAsking }) => !isAsking);
    for (const pair of idle) pair.isStale = true;
    return idle.length;
  }

  close(): void {
    this.server?.close();
    for (const { hub, vendor } of this.pairs) {
      hub.destroy();
      vendor.destroy();
    }
  }

  private listen(): Promise<void> {
    const server = createServer((hub) => this.join(hub));
    this.server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
  }

  private join(hub: Socket): void {
    const vendor = connect(this.vendorPort, '127.0.0.1');
    const pair: Pair = { hub, vendor, isAsking: false, isStale: false };
    this.pairs.add(pair);
    hub.on('data', (bytes: Buffer) => {
      if (pair.isStale) return void hub.resetAndDestroy();
      pair.isAsking = true;
      vendor.write(bytes);
    });
    vendor.on('data', (bytes: Buffer) => {
      pair.isAsking = false;
      hub.write(bytes);
    });
    hub.on('end', () => vendor.end());
    vendor.on('end', () => hub.end());
    // The vendor cut it: so does the wire, in the same way.
    vendor.on('error', () => hub.resetAndDestroy());
    hub.on('error', () => vendor.destroy());
    hub.on('close', () => {
      this.pairs.delete(pair);
      vendor.destroy();
    });
  }
}
