import type { Migration } from '../database/migrate.js';

export const videoMigrations: readonly Migration[] = [
  {
    name: 'videos-1',
    sql: `
      create table video (
        shop text not null references shop (id),
        id text not null,
        version integer not null,
        content jsonb not null,
        publish_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        primary key (shop, id)
      );
      create index video_by_day on video (shop, publish_at desc, id desc);
      create index video_by_age on video (shop, created_at desc, id desc);
      create table video_tag (
        shop text not null,
        video text not null,
        kind text not null check (kind in ('product', 'collection', 'creator', 'hashtag')),
        value text not null,
        primary key (shop, kind, value, video),
        foreign key (shop, video) references video (shop, id) on delete cascade
      );
      create index video_tag_of_video on video_tag (shop, video);
      create table video_feed (
        shop text not null references shop (id),
        id text not null,
        version integer not null,
        rule jsonb not null,
        primary key (shop, id)
      );
    `,
  },
];
