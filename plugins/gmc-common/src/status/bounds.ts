import { redact } from '../redaction';
import type { Cause, Notice, ObjectReference, StepVerdict } from './Verdict';
import { clip } from './view/phrases';

/**
 * How much is told at most. A verdict goes to every reader, and what is in it
 * comes from whoever may write to a cluster.
 */
const LONGEST_SENTENCE = 1000;
/** Kubernetes' own limit for most names. */
const LONGEST_NAME = 253;
const LONGEST_URL = 500;
const LONGEST_EVIDENCE = 500;
const MOST_EVIDENCE = 20;
/** Causes or notices: the first of so many are enough to act upon. */
const MOST_ITEMS = 50;

/** A cause without credentials, in as many words as one can read. */
export function boundedCause(cause: Cause): Cause {
  const { step, object, message, advice, evidence } = cause;
  return {
    ...cause,
    ...(step !== undefined && { step: clip(step, LONGEST_NAME) }),
    object: boundedReference(object),
    message: sentence(message),
    advice: sentence(advice),
    evidence: evidence.slice(0, MOST_EVIDENCE).map(({ object: of, text }) => ({
      object: boundedReference(of),
      text: readable(text, LONGEST_EVIDENCE),
    })),
  };
}

/** The same for a notice. */
export function boundedNotice(notice: Notice): Notice {
  const { step, object, message, advice } = notice;
  return {
    ...notice,
    ...(step !== undefined && { step: clip(step, LONGEST_NAME) }),
    object: boundedReference(object),
    message: sentence(message),
    ...(advice !== undefined && { advice: sentence(advice) }),
  };
}

/** The same for a step; its own words are names and URLs. */
export function boundedStep(step: StepVerdict): StepVerdict {
  const { name, node, title, model, serviceName, url, image, workload } = step;
  return {
    ...step,
    name: clip(name, LONGEST_NAME),
    ...(node !== undefined && { node: clip(node, LONGEST_NAME) }),
    title: clip(title, LONGEST_NAME),
    ...(model && { model: readable(model, LONGEST_NAME) }),
    ...(serviceName && { serviceName: clip(serviceName, LONGEST_NAME) }),
    ...(url && { url: boundedUrl(url) }),
    ...(image && { image: readable(image, LONGEST_URL) }),
    ...(workload && { workload: boundedReference(workload) }),
  };
}

export function boundedUrl(url: string): string {
  return readable(url, LONGEST_URL);
}

/** As many as are told of a list, the first of them. */
export function boundedList<T>(items: T[]): T[] {
  return items.slice(0, MOST_ITEMS);
}

function boundedReference(object: ObjectReference): ObjectReference {
  const { name, namespace, container } = object;
  return {
    ...object,
    name: clip(name, LONGEST_NAME),
    ...(namespace !== undefined && {
      namespace: clip(namespace, LONGEST_NAME),
    }),
    ...(container !== undefined && {
      container: clip(container, LONGEST_NAME),
    }),
  };
}

function sentence(text: string): string {
  return readable(text, LONGEST_SENTENCE);
}

/**
 * Redacts before it cuts, because half a credential is not recognised as one;
 * and looks at no more than what that takes.
 */
function readable(text: string, length: number): string {
  return clip(redact(text.slice(0, 4 * length)), length);
}
