import { MediaFault, type MediaFaultCode } from '../media-fault.js';
import type { FaultKind } from './recovery.js';
import { faultCodeOf, type RequestFailure } from './retry-plan.js';

/** The first playlist could not be loaded. */
export class PlaylistFailure extends Error {
  readonly fault: MediaFault;
  readonly kind: FaultKind;

  constructor(src: string, failure: RequestFailure | null) {
    const [code, kind] = requestFault(failure);
    super(code);
    this.fault = new MediaFault(code, `${src} could not be loaded`);
    this.kind = kind;
  }
}

/** The code and the kind of a request that was given up, by the failure that was reported last. */
export function requestFault(failure: RequestFailure | null): [MediaFaultCode, FaultKind] {
  const code = failure ? faultCodeOf(failure) : 'media-network';
  return [code, code === 'media-not-found' ? 'final' : 'request'];
}
