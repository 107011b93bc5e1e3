import type { CauseCode } from '@opea/backstage-plugin-gmc-common';
import { describeWith } from '../needs';
import { table } from './table';
import { sandboxed, stepInSandbox, World } from './World';

const codes = Object.keys(table) as CauseCode[];
const inSandbox = codes.filter(code => table[code].sandbox);

jest.setTimeout(90_000);

describeWith(
  ['control plane', 'recorded data'],
  'What the API tells of a connector',
  () => {
    let world: World;
    /** All are made at once; each test waits for its own. */
    const made = new Map<string, Promise<Error | undefined>>();

    const make = (name: string, making: Promise<void>) =>
      made.set(
        name,
        making.then(
          () => undefined,
          error => error,
        ),
      );

    beforeAll(async () => {
      world = await World.start(table);
      for (const code of codes) {
        make(code, world.make(code, table[code]));
      }
      for (const code of inSandbox) {
        make(sandboxed(code), world.makeInSandbox(code));
      }
    });

    afterAll(() => world?.stop());

    async function causeOf(name: string, code: CauseCode) {
      const failure = await made.get(name);
      if (failure) {
        throw failure;
      }
      return world.shown(name, code);
    }

    it.each(codes)('is %s, on a real control plane', async code => {
      const { step, message, advice } = await causeOf(code, code);
      expect(step).toBe(table[code].step);
      expect([message, advice]).not.toContain('');
    });

    it.each(inSandbox)('is %s, in the sandbox', async code => {
      const { step, message, advice } = await causeOf(sandboxed(code), code);
      expect(step).toBe(stepInSandbox(table[code]));
      expect([message, advice]).not.toContain('');
    });
  },
);
