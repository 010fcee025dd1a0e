// Loads the CDK command at once, and runs it when its arguments and environment variables arrive on
// standard input, as JSON. If nothing arrives, there was nothing to do.
const path = require('path');
const command = process.argv[1];
process.setSourceMapsEnabled(true); // as the command's own first line does
const { cli } = require(path.join(path.dirname(command), '..', 'lib'));

let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => (input += text));
process.stdin.on('end', () => {
  if (input) {
    const { args, variables } = JSON.parse(input);
    Object.assign(process.env, variables);
    process.argv = [process.argv[0], command, ...args];
    cli();
  }
});
