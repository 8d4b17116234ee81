#!/usr/bin/env bash
# The media that tests play, made from nothing and the same on every run. Needs ffmpeg with libx264 and aac;
# its output is committed, so nobody needs ffmpeg to run the tests. Usage: test/support/make-fixtures.sh [folder]
#   clip.mp4, fmp4/, ts/   12 s, 180x320, 24 fps: a white box whose left edge is at t*14 px, a tone of 440 Hz.
#                          HLS has two renditions (lo 108x192, hi 180x320) of three segments, English subtitles, and
#                          two date ranges that each carry a hotspot (base64url JSON).
#   geometry-16x9.mp4      320x180, a 32x32 magenta square on black whose centre is at ratio 0.8, 0.3
#   geometry-9x16.mp4      180x320, the same square, centre at ratio 0.8, 0.3
#   moving.mp4             6 s, 800x100, 30 fps: a 16x16 white square whose centre is at x = 16 + t*128, y = 50
#   captions.{en,ar}.vtt   caption files for clip.mp4
set -euo pipefail
out=${1:-"$(dirname "$0")/../fixtures/media"}
rm -rf "$out"; mkdir -p "$out"/{fmp4,ts}; out=$(cd "$out" && pwd)
ff="ffmpeg -hide_banner -loglevel error -nostdin -y -fflags +bitexact"
exact="-flags:v +bitexact -flags:a +bitexact -map_metadata -1"
seconds=12 fps=24
picture=(-f lavfi -i "gradients=size=180x320:rate=$fps:duration=$seconds:speed=0.01:seed=7:c0=#243b55:c1=#c0392b:nb_colors=2"
      -f lavfi -i "color=white:size=14x14:rate=$fps:duration=$seconds"
      -f lavfi -i "sine=frequency=440:sample_rate=44100:duration=$seconds")
box="[0:v][1:v]overlay=x='t*14':y=153:eval=frame,format=yuv420p"
x264="-c:v libx264 -profile:v baseline -level 3.0 -pix_fmt yuv420p -preset medium -threads 1 -sc_threshold 0 -g $((fps*2)) -keyint_min $((fps*2))"
aac="-c:a aac -b:a 24k -ac 1"

$ff "${picture[@]}" -filter_complex "$box[v]" -map "[v]" -map 2:a $x264 -crf 34 $aac $exact -movflags +faststart "$out/clip.mp4"
$ff -i "$out/clip.mp4" -frames:v 1 -q:v 10 -flags:v +bitexact "$out/poster.jpg"

square() { # file width height
  $ff -f lavfi -i "color=black:size=$2x$3:rate=10:duration=4" -f lavfi -i "color=magenta:size=32x32:rate=10:duration=4" \
    -filter_complex "[0:v][1:v]overlay=x='W*0.8-16':y='H*0.3-16',format=yuv420p[v]" -map "[v]" \
    -c:v libx264 -profile:v high -pix_fmt yuv420p -threads 1 -crf 12 $exact -movflags +faststart "$out/$1"
}
square geometry-16x9.mp4 320 180
square geometry-9x16.mp4 180 320
# drawn four times as large, so that the square moves by quarters of a pixel
$ff -f lavfi -i "color=black:size=3200x400:rate=30:duration=6" -f lavfi -i "color=white:size=64x64:rate=30:duration=6" \
  -filter_complex "[0:v][1:v]overlay=x='32+t*512':y=168:eval=frame:format=yuv444,scale=800:100:flags=area,format=yuv420p[v]" -map "[v]" \
  -c:v libx264 -profile:v baseline -pix_fmt yuv420p -threads 1 -crf 20 -g 30 $exact -movflags +faststart "$out/moving.mp4"

printf 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nA bag that keeps its shape\n\n2\n00:00:05.000 --> 00:00:07.000\n<v Mara>Tap the dot to see it closer\n' > "$out/captions.en.vtt"
printf 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nحقيبة تحافظ على شكلها\n\n2\n00:00:05.000 --> 00:00:07.000\n<v مارا>المس النقطة لتراها عن قرب\n' > "$out/captions.ar.vtt"

base64url() { printf '%s' "$1" | base64 -w0 | tr '+/' '-_' | tr -d '='; }
bag=$(base64url '{"id":"bag","product":{"id":"bag-01"},"href":"/products/bag","label":{"en":"Leather bag","ar":"حقيبة جلدية"},"path":[{"t":0,"x":0.3,"y":0.62},{"t":3,"x":0.4,"y":0.62}]}')
mug=$(base64url '{"id":"mug","product":{"id":"mug-02"},"href":"/products/mug","label":{"en":"Stoneware mug"},"path":[{"t":0,"x":0.7,"y":0.4}]}')
for kind in fmp4 ts; do
  if [ $kind = fmp4 ]; then type="-hls_segment_type fmp4 -hls_fmp4_init_filename init_%v.mp4"; extension=m4s; else type="-hls_segment_type mpegts"; extension=mpegts; fi
  ( cd "$out/$kind"
    $ff "${picture[@]}" -filter_complex "$box,split=2[a][hi];[a]scale=108:192[lo]" \
      -map "[lo]" -map 2:a -map "[hi]" -map 2:a $x264 -crf:v:0 40 -maxrate:v:0 60k -bufsize:v:0 120k \
      -crf:v:1 34 -maxrate:v:1 200k -bufsize:v:1 400k $aac $exact \
      -f hls -hls_time 4 -hls_playlist_type vod -hls_flags independent_segments $type \
      -var_stream_map "v:0,a:0,name:lo v:1,a:1,name:hi" -master_pl_name main.m3u8 \
      -hls_segment_filename "seg_%v_%d.$extension" "%v.m3u8"
    printf 'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:%s\n\n1\n00:00:01.000 --> 00:00:03.000\nA bag that keeps its shape\n\n2\n00:00:05.000 --> 00:00:07.000\nTap the dot to see it closer\n' \
      "$([ $kind = ts ] && echo 126000 || echo 0)" > en.vtt
    printf '#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:%s\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:%s.000,\nen.vtt\n#EXT-X-ENDLIST\n' $seconds $seconds > en.m3u8
    sed -i -e '/^#EXT-X-STREAM-INF/s/$/,SUBTITLES="subs"/' \
           -e '/^#EXT-X-VERSION/a #EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="English",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES,URI="en.m3u8"' main.m3u8
    for rendition in lo hi; do
      awk -v bag="$bag" -v mug="$mug" 'BEGIN{n=0}
           /^#EXTINF/{printf "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:%02d.000Z\n", n*4; n++} {print}
           /^#EXT-X-INDEPENDENT-SEGMENTS/{
             print "#EXT-X-DATERANGE:ID=\"bag\",CLASS=\"dev.vitrine.hotspot\",START-DATE=\"2026-01-01T00:00:02.000Z\",DURATION=3.0,X-VITRINE-DATA=\"" bag "\"";
             print "#EXT-X-DATERANGE:ID=\"mug\",CLASS=\"dev.vitrine.hotspot\",START-DATE=\"2026-01-01T00:00:06.000Z\",DURATION=4.0,X-VITRINE-DATA=\"" mug "\"" }' \
        $rendition.m3u8 > $rendition.tmp && mv $rendition.tmp $rendition.m3u8
    done )
done
