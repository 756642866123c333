import { Agent, request } from "node:http";

/** A client that costs little itself: kept connections, bodies as they are. */
export interface Client {
  /** @returns status and body, once the answer is whole */
  post(path: string, body: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Opens a stream. @returns a function that closes it, once the server has answered */
  listen(path: string, headers: Readonly<Record<string, string>>, hear: (text: string) => void): Promise<() => void>;
  close(): void;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
}

/** @param connections that requests share; streams have their own */
export function createClient(origin: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  return {
    post: (path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const call = request(
          {
            agent,
            hostname,
            port,
            path,
            method: "POST",
            headers: { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), ...headers },
          },
          (response) => {
            let text = "";
            response.setEncoding("utf8");
            response.on("data", (chunk: string) => (text += chunk));
            response.on("end", () => {
              const cookie = response.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
              resolve({ status: response.statusCode ?? 0, text, cookie });
            });
            response.on("error", reject);
          },
        );
        call.on("error", reject);
        call.end(body);
      }),
    listen: (path, headers, hear) =>
      new Promise((resolve, reject) => {
        const call = request({ agent: false, hostname, port, path, headers }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
          response.setEncoding("utf8");
          response.on("data", hear);
          response.on("error", () => undefined);
          resolve(() => call.destroy());
        });
        call.on("error", reject);
        call.end();
      }),
    close: () => agent.destroy(),
  };
}
