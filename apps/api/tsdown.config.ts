import { defineConfig } from 'tsdown';

/** Only our own packages are bundled; everything else is loaded from node_modules. */
export default defineConfig({
  entry: [
    'src/main/server.ts',
    'src/main/worker.ts',
    'src/main/migrate.ts',
    'src/main/load.ts',
    'src/main/demo.ts',
    'src/main/first-admin.ts',
    'src/main/backup.ts',
    'src/main/restore.ts',
    'src/main/demo-otp.ts',
    'src/main/ledger.ts',
    'src/main/keys.ts',
  ],
  format: 'esm',
  platform: 'node',
  target: 'node24',
  sourcemap: true,
  dts: false,
  clean: true,
  fixedExtension: false,
  // Decorators run when a chunk loads: the polyfill must stand before them in each, whatever order the bundler finds.
  banner: { js: "import 'reflect-metadata';" },
  deps: { alwaysBundle: [/^@jinguo\//, /^@oxc-project\//] },
});
