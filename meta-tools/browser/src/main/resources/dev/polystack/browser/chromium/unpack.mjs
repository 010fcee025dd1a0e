// Unpacks the compressed Chromium of the package beside this file into ./unpacked.
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";

const packed = new URL("node_modules/@sparticuz/chromium/bin/", import.meta.url);
const unpacked = new URL("unpacked/", import.meta.url);

function unpack(name, target) {
  return pipeline(createReadStream(new URL(name, packed)), createBrotliDecompress(), target);
}

await mkdir(unpacked, { recursive: true });
await unpack("chromium.br", createWriteStream(new URL("chromium", unpacked), { mode: 0o755 }));
await unpack("al2023.tar.br", extract(new URL("libraries", unpacked).pathname));
await unpack("fonts.tar.br", extract(new URL("fonts", unpacked).pathname));
// The package's own fonts.conf knows the folders of a function on AWS; without any font Chromium dies.
await writeFile(
  new URL("fonts.conf", unpacked),
  `<?xml version="1.0"?>
<fontconfig>
  <dir>${new URL("fonts", unpacked).pathname}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${new URL("fonts-cache", unpacked).pathname}</cachedir>
</fontconfig>
`,
);
await rm(new URL("node_modules", import.meta.url), { recursive: true });
