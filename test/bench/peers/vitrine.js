import '@vitrine/elements/define/player';
