// Runs on any Node, hence no TypeScript: says in a sentence what an old one would say in a page.
const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(
    `Latchkey needs Node ${needed}, the major that its Electron embeds; this is ${process.version}. ` +
      'On Linux and Windows `npm ci` brings it; on macOS install it.',
  );
  process.exit(1);
}
