import type { Fault } from './Fault';
import { modelOf } from './stepObjects';

/** A model server's last words, as the Hugging Face client has them. */
export const gatedModel: Fault = {
  cause: 'gated-model',
  description: 'the model server may not download its model and ends',
  fate: (scene, pod) => {
    const model = modelOf(scene, pod);
    return {
      at: 'run',
      exitCode: 1,
      reason: 'Error',
      log: [
        `INFO download: Starting check and download process for ${model}`,
        'Traceback (most recent call last):',
        'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: ' +
          `https://huggingface.co/${model}/resolve/main/config.json`,
        'huggingface_hub.errors.GatedRepoError: 401 Client Error. (Request ID: Root=1-sandbox)',
        '',
        `Cannot access gated repo for url https://huggingface.co/${model}/resolve/main/config.json.`,
        `Access to model ${model} is restricted. You must have access to it and be authenticated to access it. Please log in.`,
        'Error: DownloadError',
      ],
    };
  },
};
