import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseOpea, renderCompose } from '@opea/backstage-plugin-gmc-common';
import { composePath } from '../needs';

/** A service as Compose understood it. */
export interface ResolvedService {
  image?: string;
  build?: { context: string; dockerfile_inline: string };
  environment?: Record<string, string>;
  ports?: { published?: string; target: number }[];
  depends_on?: Record<string, { condition: string }>;
  volumes?: { type: string; source: string; target: string }[];
  deploy?: unknown;
}

/** A compose file as Compose understood it. */
export interface ResolvedFile {
  name: string;
  services: Record<string, ResolvedService>;
}

/** What `docker-compose config` says of a file. */
export interface Verdict {
  accepted: boolean;
  output: string;
  /** What it complains of. */
  complaint: string;
}

/** A folder with a rendered compose file, to be looked at by docker-compose. */
export class ComposeFolder {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'compose-'));

  constructor(readonly text: string) {
    writeFileSync(path.join(this.folder, 'compose.yaml'), text);
  }

  /** Renders a document, which has to be renderable. */
  static of(opea: string, name = 'app'): ComposeFolder {
    const { pipeline, diagnostics } = parseOpea(opea);
    const result = pipeline && renderCompose(pipeline, { name });
    const text = result?.files['deploy/compose/compose.yaml'];
    if (text === undefined) {
      const found = [...diagnostics, ...(result?.diagnostics ?? [])];
      throw new Error(found.map(({ message }) => message).join('\n'));
    }
    return new ComposeFolder(text);
  }

  /** The variables that have to be set, each with our sentence about it. */
  get required(): Map<string, string> {
    const asked = [...this.text.matchAll(/\$\{(\w+):\?([^}]*)\}/g)];
    // Of several sentences about one variable Compose may say any.
    return new Map(asked.map(([, name, sentence]) => [name, sentence]));
  }

  check(variables: Iterable<string>, ...options: string[]): Verdict {
    const { status, stdout, stderr } = spawnSync(
      composePath() ?? '',
      ['-f', 'compose.yaml', 'config', ...options],
      {
        cwd: this.folder,
        encoding: 'utf8',
        env: {
          HOME: this.folder,
          PATH: process.env.PATH,
          ...Object.fromEntries([...variables].map(name => [name, 'given'])),
        },
      },
    );
    return { accepted: status === 0, output: stdout, complaint: stderr };
  }

  /** What Compose makes of it, with everything set that has to be. */
  resolve(): ResolvedFile {
    const { accepted, output, complaint } = this.check(
      this.required.keys(),
      '--format',
      'json',
    );
    if (!accepted) {
      throw new Error(complaint);
    }
    return JSON.parse(output);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
