import { LeadEngine } from "./create-engine.ts";
import type { EngineModule, OpenOptions } from "./engine-types.ts";
import type { EnginePlatform } from "./platform.ts";

/**
 * The engines of a page, one a namespace, shared by everybody who opens it.
 * @param defaults the platform; a caller may replace parts of it
 */
export function createEngineRegistry(defaults: EnginePlatform): EngineModule {
  const entries = new Map<string, { readonly engine: LeadEngine; users: number }>();

  function openEngine({ namespace, settings, platform }: OpenOptions) {
    let entry = entries.get(namespace);
    if (entry) entry.engine.configure(settings);
    else {
      entry = { engine: new LeadEngine(namespace, settings, { ...defaults, ...platform }), users: 0 };
      entries.set(namespace, entry);
    }
    const shared = entry;
    shared.users++;
    let released = false;
    const release = () => {
      if (released) return;
      released = true;
      if (--shared.users > 0) return;
      entries.delete(namespace);
      shared.engine.close();
    };
    return { engine: shared.engine, release };
  }

  return {
    openEngine,
    resume({ settings, news, ...rest }) {
      const { engine, release } = openEngine({ namespace: settings.site || "default", settings, ...rest });
      let end = release;
      const check = (name?: string) => {
        if (name === "message") news?.();
        if (engine.ledger.isBusy) return;
        engine.ledger.mark();
        end();
      };
      void engine.ready.then(() => {
        const deafen = engine.listen(check);
        end = () => {
          deafen();
          release();
        };
        check();
      });
      return () => end();
    },
  };
}
