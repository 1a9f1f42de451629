/** How the page is built: hashed files below /assets, each also compressed, and a list of the licences they came with. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const SERVER = process.env.COMMUNIQUE ?? "http://127.0.0.1:8000";
/** The two steps above take ten times as long for one part in twenty. */
const QUICKLY = { [constants.BROTLI_PARAM_QUALITY]: 9 };
const WORTH_COMPRESSING = /\.(js|css|svg|html|json|md)$/;

/** Compressed twins of the built files, so that the server compresses nothing. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    writeBundle({ dir = "dist" }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: "utf-8" })) {
        const file = join(dir, name);
        if (!WORTH_COMPRESSING.test(name) || statSync(file).size < 1024) continue;
        const body = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(body, { params: QUICKLY }));
        writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [compressed()],
  build: {
    target: "es2022",
    license: { fileName: "assets/licences.md" },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1100,
    // Yasgui can read JSON by eval where there is no JSON.parse; the policy of the page forbids it anyway.
    rolldownOptions: { checks: { bundlerTimings: false, eval: false } },
  },
  server: { proxy: { "^/(?!(view/|src/|node_modules/|@|$))": { target: SERVER, bypass } } },
});

/** During development, what accepts HTML is a view of the page; all else is asked of a server. */
function bypass(request: { headers: { accept?: string | undefined } }): string | undefined {
  return request.headers.accept?.includes("text/html") ? "/index.html" : undefined;
}
