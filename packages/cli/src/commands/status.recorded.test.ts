import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FakeApi, kubeconfigOf } from '../__testUtils__/FakeApi';
import { MemoryIo } from '../__testUtils__/MemoryIo';

const STATES = path.resolve(__dirname, '../../../../../shared/gmc/states');

const files = existsSync(STATES) ? readdirSync(STATES) : [];

// What real operators wrote is not part of the repository.
const describeRecorded = files.length > 0 ? describe : describe.skip;

describeRecorded(
  'status, of recorded states — needs recorded data: ../shared beside the repository',
  () => {
    let api: FakeApi;

    beforeEach(async () => {
      api = await FakeApi.start();
    });

    afterEach(() => api.stop());

    it.each(files.length > 0 ? files : ['none'])(
      'finds in the cluster what judge finds in %s',
      async file => {
        const recorded = readFileSync(path.join(STATES, file), 'utf8');
        const io = new MemoryIo({
          config: kubeconfigOf(api.url),
          'dump.json': recorded,
        });
        const judgeCode = await io.run(
          'judge',
          'dump.json',
          '--output',
          'json',
        );
        const judged = io.json as { connectors: unknown[] };
        api.objects = JSON.parse(recorded).items;
        const args = ['-A', '--kubeconfig', 'config', '--output', 'json'];
        expect(await io.run('status', ...args)).toBe(judgeCode);
        expect(io.json).toMatchObject({ connectors: judged.connectors });
        expect(judged.connectors).toHaveLength(1);
      },
    );
  },
);
