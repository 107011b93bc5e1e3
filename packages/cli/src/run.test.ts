import { MemoryIo } from './__testUtils__/MemoryIo';

const COMMANDS = [
  'validate',
  'convert',
  'explain',
  'upgrade',
  'diff',
  'judge',
  'status',
];

describe('opeactl', () => {
  it('lists its commands', async () => {
    const io = new MemoryIo();
    expect(await io.run('--help')).toBe(0);
    for (const command of COMMANDS) {
      expect(io.out).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
  });

  it.each(COMMANDS)('helps with %s', async command => {
    const io = new MemoryIo();
    expect(await io.run(command, '--help')).toBe(0);
    expect(io.out).toContain(`Usage: opeactl ${command}`);
    expect(io.err).toBe('');
  });

  it('says which version it is', async () => {
    const io = new MemoryIo();
    expect(await io.run('--version')).toBe(0);
    expect(io.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [[], 'Usage: opeactl'],
    [['validat', 'x'], 'Did you mean validate?'],
    [['validate'], "missing required argument 'file'"],
    [['validate', 'x', '--ouput', 'json'], 'Did you mean --output?'],
    [['validate', 'x', '--output', 'xml'], 'Allowed choices are text, json'],
    [['validate', 'x', '--profile', 'gmc'], 'Allowed choices are auto'],
    [['convert', 'x'], "required option '--to <target>' not specified"],
    [['convert', 'x', '--to', 'helm'], 'Allowed choices are gmc'],
    [['convert', 'x', '--to', 'gmc', '--namespace', 'A'], 'lower-case'],
    [['explain', 'x', 'y'], 'too many arguments'],
    [['diff', 'x'], "missing required argument 'after'"],
    [['judge', 'x', '--now', 'soon'], '2026-11-23T16:40:00Z'],
    [['judge', 'x', '--now', '2026-13-45T00:00:00Z'], 'invalid'],
  ])('takes %j for wrong usage, and says why', async (args, message) => {
    const io = new MemoryIo();
    expect(await io.run(...args)).toBe(2);
    expect(io.err).toContain(message);
    expect(io.out).toBe('');
  });

  it('owns up to its own mistakes without a stack', async () => {
    const io = new MemoryIo({ x: 'a' });
    io.readFile = () => Promise.reject(new Error('not what I thought'));
    io.now = () => {
      throw new TypeError('not what I thought');
    };
    expect(await io.run('judge', 'x')).toBe(2);
    expect(io.err).toBe(
      "opeactl: this is a mistake of opeactl's own: TypeError: not what I thought\n",
    );
  });
});
