import { Problem, problemOf } from './problem.js';

/**
 * Sends a file as the raw body of a POST and gives the parsed answer. Throws Problem as `call` does.
 *
 * @param onProgress called with the share sent, from 0 to 1
 */
export function upload(path, file, { query = {}, onProgress = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const pairs = Object.entries(query).filter(([, value]) => value);
    request.open('POST', `${path}?${new URLSearchParams(pairs)}`);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new Problem(0, '网络不通', ''));
    request.onload = () => {
      const ok = request.status >= 200 && request.status < 300;
      const text = request.responseText;
      if (ok) resolve(text ? JSON.parse(text) : undefined);
      else problemOf(new Response(text, { status: request.status })).then(reject);
    };
    request.send(file);
  });
}

/** 820 B, 14 KB, 3.2 MB. */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
