###
# #%L
# MobileSAM for Fiji
# %%
# Copyright (C) 2026 MobileSAM for Fiji developers.
# %%
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#      http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.
# #L%
###
"""Image files of other writers, whole ones and broken ones, in the folders images and broken.

Needs numpy, Pillow and tifffile (Debian: python3-numpy python3-pil python3-tifffile):

    python3 make_images.py

The pixels of the whole ones are the numbers of seeded.py, seed 1, row by row; the test makes them again.
"""
import pathlib
import struct
import sys
import zlib

import numpy as np
import tifffile
from PIL import Image

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from seeded import integers

WIDTH, HEIGHT = 13, 9
NUMBERS = integers(1, WIDTH * HEIGHT * 3)
GREY16 = NUMBERS[:WIDTH * HEIGHT].reshape(HEIGHT, WIDTH).astype(np.uint16)
GREY8 = (GREY16 % 256).astype(np.uint8)
RGB = (NUMBERS.reshape(HEIGHT, WIDTH, 3) % 256).astype(np.uint8)


def whole(folder):
    Image.fromarray(GREY8).save(folder / 'grey8.png')
    Image.fromarray(GREY16).save(folder / 'grey16.png')
    Image.fromarray(RGB).save(folder / 'rgb.png')
    Image.fromarray(GREY8).save(folder / 'grey8.bmp')
    Image.fromarray(GREY8).save(folder / 'grey8.tif')
    Image.fromarray(GREY16).save(folder / 'grey16.tif')
    Image.fromarray(RGB).save(folder / 'rgb.tif')
    for name in ('lzw', 'adobe_deflate'):
        Image.fromarray(GREY8).save(folder / f'grey8-{name}.tif', compression=f'tiff_{name}')
        Image.fromarray(GREY16).save(folder / f'grey16-{name}.tif', compression=f'tiff_{name}')
        Image.fromarray(RGB).save(folder / f'rgb-{name}.tif', compression=f'tiff_{name}')
    Image.fromarray(GREY8).save(folder / 'grey8-packbits.tif', compression='packbits')
    tifffile.imwrite(folder / 'float32.tif', GREY16.astype(np.float32) / 8)
    tifffile.imwrite(folder / 'grey16-stack.tif', np.stack([GREY16, GREY16[::-1]]))


def truncated(folder, source, part):
    data = source.read_bytes()
    (folder / f'truncated-{source.name}').write_bytes(data[:int(len(data) * part)])


def png_chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def with_tags(source, changes):
    """The bytes of a TIFF file with other values of some tags."""
    data = bytearray(source.read_bytes())
    with tifffile.TiffFile(source) as tiff:
        for tag in tiff.pages[0].tags.values():
            if tag.code in changes:
                struct.pack_into('<H' if tag.dtype == 3 else '<I', data, tag.valueoffset, changes[tag.code])
    return data


def with_counts(source, changes):
    """The bytes of a TIFF file whose tags announce other numbers of values."""
    data = bytearray(source.read_bytes())
    with tifffile.TiffFile(source) as tiff:
        for tag in tiff.pages[0].tags.values():
            if tag.code in changes:
                struct.pack_into('<I', data, tag.offset + 4, changes[tag.code])
    return data


def broken(folder, images):
    noise = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    for name in ('grey8.png', 'grey8.bmp', 'grey16.tif', 'float32.tif', 'grey16-stack.tif'):
        truncated(folder, images / name, 0.7)
    Image.fromarray(noise).save(folder / 'whole.jpg')
    truncated(folder, folder / 'whole.jpg', 0.5)
    (folder / 'whole.jpg').unlink()
    Image.fromarray(np.dstack([noise, noise[..., 0]]), 'CMYK').save(folder / 'cmyk.jpg', quality=30)
    (folder / 'empty.tif').write_bytes(b'')
    (folder / 'html-page.png').write_text('<html><body>404 Not Found</body></html>')
    (folder / 'text.tif').write_text('This is a text and no picture.')
    (folder / 'header-only.tif').write_bytes(b'II*\0\x08\0\0\0')
    (folder / 'header-only.png').write_bytes(b'\x89PNG\r\n\x1a\n')
    tifffile.imwrite(folder / 'tiled.tif', np.tile(GREY8, (3, 3)), tile=(16, 16))
    tifffile.imwrite(folder / 'bigtiff.tif', GREY8, bigtiff=True)
    tifffile.imwrite(folder / 'float16.tif', GREY8.astype(np.float16))
    tifffile.imwrite(folder / 'float64.tif', GREY8.astype(np.float64))
    Image.fromarray(GREY8 > 99).save(folder / 'fax.tif', compression='group4')
    Image.fromarray(GREY8 > 99).save(folder / 'lzw-of-1-bit.tif', compression='tiff_lzw')
    Image.fromarray(noise).save(folder / 'jpeg-in-tiff.tif', compression='jpeg')
    Image.fromarray(GREY8).save(folder / 'animation.gif', save_all=True, append_images=[Image.fromarray(GREY8[::-1])])
    (folder / 'claims-many-rows-of-lzw.tif').write_bytes(with_tags(images / 'rgb-lzw.tif', {257: 9000}))
    (folder / 'claims-many-strips.tif').write_bytes(with_counts(images / 'grey8.tif', {273: 1 << 31}))
    (folder / 'claims-60000-pixels-a-side.tif').write_bytes(with_tags(images / 'grey8.tif', {256: 60000, 257: 60000}))
    (folder / 'claims-40000-pixels-a-side.tif').write_bytes(with_tags(images / 'grey8.tif', {256: 40000, 257: 40000}))
    (folder / 'claims-more-rows.tif').write_bytes(with_tags(images / 'grey8.tif', {257: 90}))
    (folder / 'no-width.tif').write_bytes(with_tags(images / 'grey8.tif', {256: 0}))
    (folder / 'claims-60000-pixels-a-side.png').write_bytes(
        b'\x89PNG\r\n\x1a\n' + png_chunk(b'IHDR', struct.pack('>IIBBBBB', 60000, 60000, 8, 0, 0, 0, 0))
        + png_chunk(b'IDAT', zlib.compress(bytes(1000))) + png_chunk(b'IEND', b''))
    ring = bytearray((images / 'grey8.tif').read_bytes())
    directory = struct.unpack_from('<I', ring, 4)[0]
    entries = struct.unpack_from('<H', ring, directory)[0]
    struct.pack_into('<I', ring, directory + 2 + 12 * entries, directory)
    (folder / 'ring-of-directories.tif').write_bytes(ring)
    deflate = bytearray((images / 'grey8-adobe_deflate.tif').read_bytes())
    with tifffile.TiffFile(images / 'grey8-adobe_deflate.tif') as tiff:
        offset, count = tiff.pages[0].dataoffsets[0], tiff.pages[0].databytecounts[0]
    endless = with_tags(images / 'grey8-adobe_deflate.tif', {279: count // 2})
    (folder / 'endless-deflate.tif').write_bytes(endless)
    deflate[offset + 2:offset + 40] = bytes(38)
    (folder / 'corrupt-deflate.tif').write_bytes(deflate)


def main():
    for folder in (HERE / 'images', HERE / 'broken'):
        folder.mkdir(exist_ok=True)
    whole(HERE / 'images')
    broken(HERE / 'broken', HERE / 'images')


if __name__ == '__main__':
    main()
