import { ModuleProvider, Modules } from '@medusajs/framework/utils';
import { DevMailbox } from './dev-mailbox';

export default ModuleProvider(Modules.NOTIFICATION, { services: [DevMailbox] });
