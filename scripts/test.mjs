// `npm test`: types, format, lint, API reports, then every test there is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npmSettings } from './dependencies.mjs';
import { environment, root, yarn } from './toolchain.mjs';

const RESULTS = path.join(root, 'test-results');

/**
 * What is run, in this order. A stage that gives `results` is a Jest run and
 * counts its tests; any other counts as one.
 */
const stages = [
  { name: 'types', args: ['tsc'] },
  { name: 'format', args: ['prettier', '--check', '.'] },
  { name: 'lint', args: ['backstage-cli', 'repo', 'lint'] },
  { name: 'API reports', args: ['api-reports', '--ci'] },
  {
    name: 'unit tests',
    args: ['backstage-cli', 'repo', 'test', '--watch=false'],
    results: 'unit.json',
  },
  {
    name: "the app's production bundle",
    args: ['workspace', 'app', 'build'],
  },
  {
    name: 'contracts and journeys',
    args: ['journeys'],
    cwd: 'test',
    results: 'journeys.json',
  },
];

/** Runs all stages, one after the other; gives the exit code. */
export async function test(node, flags) {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const began = Date.now();
  const env = environment(node, {
    // One of the tests makes an app, and installs it.
    ...npmSettings(),
    // Outside CI, Jest would watch, find no changed tests, and succeed.
    CI: 'true',
    ...(flags.includes('--all') ? { TEST_ALL: 'true' } : {}),
  });

  const outcomes = stages.map(stage => run(node, stage, env));
  report(outcomes, Date.now() - began);
  return outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
}

function run(node, stage, env) {
  console.log(`\n── ${stage.name} ${'─'.repeat(60 - stage.name.length)}`);
  const began = Date.now();
  const file = stage.results && path.join(RESULTS, stage.results);
  const [command, args] = yarn(node, [
    ...stage.args,
    ...(file ? ['--json', `--outputFile=${file}`] : []),
  ]);
  const { status } = spawnSync(command, args, {
    cwd: path.join(root, stage.cwd ?? '.'),
    env,
    // Jest prints its JSON to the standard output as well; its report for
    // people goes to the standard error.
    stdio: ['ignore', file ? 'ignore' : 'inherit', 'inherit'],
  });
  const counts = file
    ? countTests(file, status)
    : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, tests: [] };
  return { ...stage, ...counts, tookMs: Date.now() - began };
}

function countTests(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1, tests: [] };
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const tests = results.testResults.flatMap(suite => suite.assertionResults);
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return {
    passed: results.numPassedTests,
    // Jest can fail without a failed test: an open handle, a crashed worker.
    failed: status === 0 ? failed : Math.max(failed, 1),
    tests,
  };
}

function report(outcomes, tookMs) {
  const tests = outcomes.flatMap(outcome => outcome.tests);
  const skipped = tests.filter(({ status }) => status === 'pending');
  const onSandboxOnly = tests.filter(({ title }) =>
    title.includes('[kubelet]'),
  );

  console.log('');
  for (const { name, failed, tookMs: stageMs } of outcomes) {
    const mark = failed === 0 ? 'ok    ' : 'FAILED';
    console.log(`${mark} ${name} (${Math.round(stageMs / 1000)} s)`);
  }
  if (onSandboxOnly.length > 0) {
    console.log('\nRun on the sandbox only, since they need a kubelet:');
    for (const { fullName } of onSandboxOnly) console.log(`  ${fullName}`);
  }
  if (skipped.length > 0) {
    console.log('\nSkipped:');
    for (const [group, count] of countByGroup(skipped)) {
      console.log(`  ${count} × ${group}`);
    }
  }
  const sum = key =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  console.log(`\nTook ${Math.round(tookMs / 1000)} s.`);
  console.log(
    `${sum('passed')} passed, ${sum('failed')} failed, ${
      skipped.length
    } skipped`,
  );
}

/** What is skipped says in its name what it needs and how to get it. */
function countByGroup(tests) {
  const counts = new Map();
  for (const { ancestorTitles, fullName } of tests) {
    const group =
      ancestorTitles.find(title => title.includes(' — needs ')) ?? fullName;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}
