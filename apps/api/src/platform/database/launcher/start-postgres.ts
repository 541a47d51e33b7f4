import { adopt } from './adopt.ts';
import { findBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { connectUrl, freePort } from './connect.ts';
import { placeFor } from './place.ts';
import { prepareRoles } from './roles.ts';
import { launch } from './server.ts';
import { findServerUser } from './server-user.ts';
import { settingsFor } from './settings.ts';

export interface StartOptions {
  /** Where the data is kept between starts; made when missing. */
  readonly dataDir: string;
  /** A free port is chosen unless one is given. */
  readonly port?: number;
  /** False gives up safety against power loss for speed: for tests only. */
  readonly durable?: boolean;
}

export interface RunningPostgres {
  /** `jinguo_owner`: owns the database, runs the migrations. */
  readonly ownerUrl: string;
  /** `jinguo_app`: owns nothing; the API and the worker connect as this role. */
  readonly appUrl: string;
  /** The cluster's superuser, on the maintenance database. */
  readonly superUrl: string;
  readonly port: number;
  /** Where the data really lies: elsewhere than asked when the server's user could not reach that directory. */
  readonly home: string;
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL from the npm package's binaries, or takes over the one a killed parent left running. */
export async function startPostgres({ dataDir: wanted, port, durable = true }: StartOptions): Promise<RunningPostgres> {
  const user = findServerUser();
  const dataDir = placeFor(wanted, user);
  const binaries = findBinaries(user);
  const cluster = prepareCluster(dataDir, binaries, user);
  const server =
    (await adopt(cluster, binaries, port)) ??
    (await launch(cluster, binaries, user, { port: port ?? freePort, settings: settingsFor(durable) }));
  try {
    await prepareRoles(server.port, cluster.passwords);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const { passwords } = cluster;
  return {
    ownerUrl: connectUrl('jinguo_owner', passwords.owner, server.port, 'jinguo'),
    appUrl: connectUrl('jinguo_app', passwords.app, server.port, 'jinguo'),
    superUrl: connectUrl('postgres', passwords.super, server.port, 'postgres'),
    port: server.port,
    home: dataDir,
    stop: server.stop,
  };
}
