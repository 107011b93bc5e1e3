import * as z from 'zod';
import {
  DEFAULT_EMBEDDING_MODEL,
  DEFAULT_MODEL,
  DEFAULT_RERANKING_MODEL,
} from './models';
import { answerPatterns } from './patterns';

const oneLine = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u, 'has to be one line of text');

/** Forms send empty strings for fields that were left out. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    value => (value === '' || value === null ? undefined : value),
    schema.optional(),
  );

const name = z
  .string()
  .regex(
    new RegExp(answerPatterns.name),
    'has to begin with a lower-case letter, end with a letter or digit, and hold only lower-case letters, digits and hyphens; at most 63 characters',
  );

const namespace = z
  .string()
  .regex(
    new RegExp(answerPatterns.namespace),
    "has to begin and end with a lower-case letter or digit, hold only those and hyphens, and not begin with 'kube-'; at most 63 characters",
  );

const model = z
  .string()
  .regex(
    new RegExp(answerPatterns.model),
    "has to be the id of a model at Hugging Face, such as 'Qwen/Qwen2.5-7B-Instruct'",
  );

const entityRef = z
  .string()
  .regex(
    new RegExp(answerPatterns.entityRef),
    "has to be an entity reference, such as 'group:default/platform'",
  );

const repository = z
  .string()
  .refine(
    isRepositoryUrl,
    "has to be what Backstage's repository picker gives, such as 'github.com?owner=team&repo=chat'",
  );

const branch = z
  .string()
  .regex(
    new RegExp(answerPatterns.branch),
    'has to be a branch name of letters, digits and . _ / -',
  );

const placementShape = {
  name,
  title: optional(oneLine(100)),
  description: optional(oneLine(500)),
  owner: entityRef,
  system: optional(entityRef),
  repository,
  branch: optional(branch),
  cluster: oneLine(253).min(1, 'is missing'),
  namespace: optional(namespace),
  connector: optional(name),
  existingNamespace: z.boolean().default(false),
  gitops: z.enum(['argocd', 'flux', 'none']).default('none'),
};

const chatQnaShape = {
  model: optional(model),
  embeddingModel: optional(model),
  rerankingModel: optional(model),
  hardware: z.enum(['xeon', 'gaudi', 'nvidia']).default('xeon'),
  reranking: z.boolean().default(true),
  dataPreparation: z.boolean().default(true),
};

/** Names that follow from others when they are not given. */
function withDerivedNames<
  T extends {
    name: string;
    branch?: string;
    namespace?: string;
    connector?: string;
  },
>(answers: T) {
  return {
    ...answers,
    branch: answers.branch ?? 'main',
    namespace: answers.namespace ?? answers.name,
    connector: answers.connector ?? answers.name,
  };
}

const applicationAnswersSchema = z
  .strictObject(placementShape)
  .transform(withDerivedNames);

const chatQnaAnswersSchema = z
  .strictObject({ ...placementShape, ...chatQnaShape })
  .transform(answers => ({
    ...withDerivedNames(answers),
    model: answers.model ?? DEFAULT_MODEL,
    embeddingModel: answers.embeddingModel ?? DEFAULT_EMBEDDING_MODEL,
    rerankingModel: answers.rerankingModel ?? DEFAULT_RERANKING_MODEL,
  }));

/**
 * What has to be known of any application, whatever it does: its name, whose
 * it is, and where its repository and its connector live.
 *
 * @public
 */
export type ApplicationAnswers = z.output<typeof applicationAnswersSchema>;

/**
 * What has to be known of a ChatQnA application.
 *
 * @public
 */
export type ChatQnaAnswers = z.output<typeof chatQnaAnswersSchema>;

/**
 * An answer that can't be used: its name and a sentence about it.
 *
 * @public
 */
export interface AnswerProblem {
  answer: string;
  message: string;
}

/**
 * Answers that can be used, or why they can't.
 *
 * @public
 */
export type ParsedAnswers<T> =
  | { answers: T; problems: [] }
  | { answers?: undefined; problems: AnswerProblem[] };

/**
 * Checks the answers about any application and fills in what was left out.
 *
 * @param input - the answers as they come from a form or a file
 * @public
 */
export function parseApplicationAnswers(
  input: unknown,
): ParsedAnswers<ApplicationAnswers> {
  return parse(applicationAnswersSchema, input);
}

/**
 * Checks the answers about a ChatQnA application and fills in what was left
 * out.
 *
 * @param input - the answers as they come from a form or a file
 * @public
 */
export function parseChatQnaAnswers(
  input: unknown,
): ParsedAnswers<ChatQnaAnswers> {
  return parse(chatQnaAnswersSchema, input);
}

function parse<T extends z.ZodType>(
  schema: T,
  input: unknown,
): ParsedAnswers<z.output<T>> {
  const result = schema.safeParse(input);
  return result.success
    ? { answers: result.data, problems: [] }
    : { problems: result.error.issues.flatMap(toProblems) };
}

function toProblems(issue: z.core.$ZodIssue): AnswerProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      answer: key,
      message: `'${key}' is not among the questions`,
    }));
  }
  const answer = issue.path.join('.') || 'answers';
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return [
    {
      answer,
      message: missing
        ? `'${answer}' is missing`
        : `'${answer}' ${sentence(issue)}`,
    },
  ];
}

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `has to be one of ${issue.values.join(', ')}`;
    case 'too_big':
      return `is longer than ${issue.maximum} characters`;
    case 'invalid_type':
      return `has to be a ${issue.expected}`;
    default:
      return issue.message;
  }
}

function isRepositoryUrl(value: string): boolean {
  try {
    const { hostname, searchParams } = new URL(`https://${value}`);
    return hostname !== '' && Boolean(searchParams.get('repo'));
  } catch {
    return false;
  }
}
