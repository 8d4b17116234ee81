import type * as stageFile from './player-stage.js';

export type StageModule = typeof stageFile;

let fetched: StageModule | undefined;
let loading: Promise<StageModule> | undefined;

/** The chunk of the full player; undefined until it has been fetched. */
export const fetchedStage = (): StageModule | undefined => fetched;

/** Fetches the chunk of the full player, once for all players. After a failure the next call tries again. */
export const loadStage = (): Promise<StageModule> =>
  (loading ??= import('./player-stage.js').then(
    (module) => (fetched = module),
    (failure: unknown) => {
      loading = undefined;
      throw failure;
    },
  ));
