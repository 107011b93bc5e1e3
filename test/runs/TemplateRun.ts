import type { DevelopmentApp } from '../app/DevelopmentApp';
import { waitFor } from '../app/waitFor';

/** What a run says while it goes on. */
interface TaskEvent {
  type: 'log' | 'completion' | 'cancelled' | 'recovered';
  body: {
    message: string;
    stepId?: string;
    status?: string;
    error?: { message: string };
  };
}

/** A run of a template, as the scaffolder's API shows it. */
export class TemplateRun {
  /** Starts a run, as the guest does with the form's last button. */
  static async start(
    app: DevelopmentApp,
    template: string,
    values: Record<string, unknown>,
  ): Promise<TemplateRun> {
    const { id } = await post(app, '/api/scaffolder/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
      secrets: {},
    });
    return new TemplateRun(app, id);
  }

  private constructor(readonly app: DevelopmentApp, readonly id: string) {}

  /** Goes on with the step that failed, as the page's button does. */
  async retry(): Promise<void> {
    await post(this.app, `/api/scaffolder/v2/tasks/${this.id}/retry`, {
      secrets: {},
    });
  }

  async status(): Promise<string> {
    const answer = await this.app.fetch(`/api/scaffolder/v2/tasks/${this.id}`);
    return (await answer.json()).status;
  }

  async events(): Promise<TaskEvent[]> {
    const answer = await this.app.fetch(
      `/api/scaffolder/v2/tasks/${this.id}/events`,
    );
    return answer.json();
  }

  /** All that a person reads on the run's page. */
  async log(): Promise<string> {
    const events = await this.events();
    return events
      .flatMap(({ body }) => [body.message, body.error?.message])
      .filter(Boolean)
      .join('\n');
  }

  /** The error that the run ended with last. */
  async error(): Promise<string | undefined> {
    const events = await this.events();
    const ends = events.filter(({ type }) => type === 'completion');
    return ends.at(-1)?.body.error?.message;
  }

  /** Waits until a step has been begun. */
  async reaches(stepId: string): Promise<void> {
    await waitFor(`the step ${stepId} of run ${this.id}`, async () => {
      const events = await this.events();
      return events.some(({ body }) => body.stepId === stepId);
    });
  }

  /**
   * Waits until the run has ended.
   *
   * @returns `completed` or `failed`
   */
  async ends(timeoutMs = 60_000): Promise<string> {
    const what = `the end of run ${this.id}`;
    return waitFor(
      what,
      async () => {
        const status = await this.status();
        return status !== 'open' && status !== 'processing' && status;
      },
      { timeoutMs },
    ).catch(async error => {
      throw new Error(`${error.message}:\n${await this.log()}`);
    });
  }

  /** Waits for the end and wants it to be a good one. */
  async completes(timeoutMs?: number): Promise<void> {
    if ((await this.ends(timeoutMs)) === 'completed') return;
    throw new Error(`Run ${this.id} failed:\n${await this.log()}`);
  }
}

async function post(
  app: DevelopmentApp,
  path: string,
  body: object,
): Promise<{ id: string }> {
  const answer = await app.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}
