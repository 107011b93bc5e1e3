import { writeCall, writeList, wrapText } from './Expression';
import type { ProgramPlan } from './ProgramPlan';
import { pythonString } from './pythonString';
import { answering } from './program/answering';
import { imports } from './program/imports';
import { listening } from './program/listening';
import { orchestrator } from './program/orchestrator';

/** Writes what was planned, formatted as Black does. */
export function writeProgram(plan: ProgramPlan): string {
  return [
    [docstring(plan), imports(plan), ...declarations(plan)].join('\n'),
    orchestrator(plan),
    answering(plan),
    listening(plan),
    'if __name__ == "__main__":\n    main()\n',
  ].join('\n\n');
}

function docstring({ name, endpoint }: ProgramPlan): string {
  const what =
    `Answers requests at ${endpoint}: sends each through the flow of opea.yaml, ` +
    'from microservice to microservice. Listens on MEGA_HOST and MEGA_PORT, and ' +
    'looks for each microservice at the host and port that its own variables say.';
  return `"""The megaservice of ${name}.

${wrapText(what)}
Runs on Python 3.11 to 3.13:

    pip install -r requirements.txt
    python megaservice.py
"""
`;
}

/** The logger, the microservices, and the calls between them. */
function declarations({ services, calls }: ProgramPlan): string[] {
  const models = services.filter(({ model }) => model !== undefined);
  return [
    'logger = CustomLogger("megaservice")\n',
    ...services.map(({ variable, settings }) =>
      writeCall(`${variable} = MicroService`, settings),
    ),
    writeList(
      'SERVICES',
      services.map(({ variable }) => variable),
    ),
    ...(calls.length > 0
      ? [
          `# Who calls whom.\n${writeList(
            'CALLS',
            calls.map(args => ({ call: '', args })),
          )}`,
        ]
      : []),
    ...(models.length > 0
      ? [
          `# Services that run elsewhere are told the model to use.\nMODELS = {\n${models
            .map(
              ({ variable, model = '' }) =>
                `    ${variable}.name: ${pythonString(model)},\n`,
            )
            .join('')}}\n`,
        ]
      : []),
  ];
}
