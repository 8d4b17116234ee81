import 'vidstack/player';
import 'vidstack/player/layouts/default';
import 'vidstack/player/ui';
