/** What the fork's operator makes of a config value. */
interface ForkValue {
  /** What it says of a value that it does not take. */
  problem?: string;
  /** An address that is taken as it is. */
  isUrl?: boolean;
  /** A variable that is read from another Deployment. */
  isFetched?: boolean;
  service?: string;
  namespace?: string;
}

/** Keys that it makes no variable of. */
const PASSED_OVER = ['endpoint', 'nodes', 'LLM_VLLM_API_KEY'];

/** The only key that may hold an address. */
const URL_KEY = 'LLM_MODEL_SERVER_ENDPOINT';

const FETCH = 'fetch_from:';

/** Reads `[fetch_from:]service[/namespace]`. */
export function readForkValue(key: string, value: string): ForkValue {
  if (PASSED_OVER.includes(key)) {
    return {};
  }
  if (key === URL_KEY && URL.canParse(value)) {
    return { isUrl: true };
  }
  const isFetched = value.startsWith(FETCH);
  const name = isFetched ? value.slice(FETCH.length) : value;
  if (!isFetched && name.includes(':')) {
    return { problem: "expected 'fetch_from:service/namespace'" };
  }
  const [service, namespace, ...rest] = name.split('/');
  return rest.length > 0
    ? { problem: "expected 'service/namespace'" }
    : { isFetched, service, namespace };
}
