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
"""Makes the checkpoints that the tests of the reader read, good ones and bad ones, and expected.json.

    python3 make_checkpoints.py

Writes beside itself. Needs PyTorch (made with 1.13) and nothing else; the same files come out of every run. The good
files hold what torch.load would give; expected.json has, by file and tensor, the shape, the type, the bits of each
element as float32 in row order, and the elements themselves where they are whole numbers.
"""
import argparse
import collections
import functools
import io
import json
import os
import pathlib
import pickle
import struct
import tarfile
import zipfile

import torch

HERE = pathlib.Path(__file__).parent
expected = {}


def layouts():
    """Every element type and every way a tensor can lie in its storage."""
    generator = torch.Generator().manual_seed(20240207)
    grid = torch.randn(3, 4, generator=generator)
    tensors = collections.OrderedDict()
    tensors['plain.weight'] = torch.randn(2, 3, generator=generator)
    tensors['parameter.weight'] = torch.nn.Parameter(torch.randn(2, generator=generator))
    tensors['transposed.weight'] = torch.randn(2, 3, 4, generator=generator).permute(2, 0, 1)
    tensors['shared.rows'] = grid[1:]
    tensors['shared.column'] = grid[:, 2]
    tensors['shared.every_other'] = grid[::2, 1::2]
    tensors['expanded.weight'] = torch.randn(2, 1, generator=generator).expand(2, 3)
    tensors['empty.weight'] = torch.zeros(0, 4)
    tensors['counter.num_batches_tracked'] = torch.tensor(7)
    tensors['types.float16'] = torch.tensor([1.5, -0.0, 6e-8, -6.1e-5, 65504, float('inf'), -float('inf'), 1 / 3]).half()
    tensors['types.bfloat16'] = torch.tensor([1.5, -0.0, 1e-40, 3e38, float('inf'), -1 / 3]).bfloat16()
    tensors['types.float64'] = torch.tensor([1 / 3, -1e300, 1e-300], dtype=torch.float64)
    tensors['types.int64'] = torch.tensor([2 ** 53 + 1, -2 ** 63, 2 ** 63 - 1])
    tensors['types.int32'] = torch.tensor([-2 ** 31, 5], dtype=torch.int32)
    tensors['types.int16'] = torch.tensor([-2 ** 15, 5], dtype=torch.int16)
    tensors['types.int8'] = torch.tensor([-128, 5], dtype=torch.int8)
    tensors['types.uint8'] = torch.tensor([255, 5], dtype=torch.uint8)
    tensors['types.bool'] = torch.tensor([True, False])
    return tensors


def network():
    torch.manual_seed(5)
    net = torch.nn.Sequential()
    net.add_module('stem', torch.nn.Sequential(torch.nn.Conv2d(1, 2, 1), torch.nn.BatchNorm2d(2)))
    net.add_module('head', torch.nn.Sequential(torch.nn.Linear(2, 3)))
    return net


def prefixed(prefix, tensors):
    return collections.OrderedDict((prefix + name, tensor) for name, tensor in tensors.items())


def expect(file, tensors):
    def describe(tensor):
        values = {'type': str(tensor.dtype).replace('torch.', '').upper(), 'shape': list(tensor.shape),
                  'bits': [struct.unpack('<i', struct.pack('<f', v))[0] for v in tensor.float().flatten().tolist()]}
        if not tensor.is_floating_point():
            values['longs'] = [int(v) for v in tensor.flatten().tolist()]
        return values
    expected[file] = {name: describe(tensor.detach()) for name, tensor in tensors.items()}


def save(file, value, tensors=None, **options):
    """What torch.save writes; the archive's folder is named after the file."""
    torch.save(value, HERE / file, **options)
    if tensors is not None:
        expect(file, tensors)


def entries(file):
    with zipfile.ZipFile(HERE / file) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def write_zip(file, contents, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(HERE / file, 'w', compression) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)


class Call:
    """Pickled as a call of a function with any arguments, also those that the function would refuse."""

    def __init__(self, function, *arguments):
        self.function, self.arguments = function, arguments

    def __reduce__(self):
        return self.function, self.arguments


class FakeStorage:
    def __init__(self, elements, key='0', kind=torch.FloatStorage):
        self.id = ('storage', kind, key, 'cpu', elements)


class FakePickler(pickle.Pickler):
    def persistent_id(self, value):
        return value.id if isinstance(value, FakeStorage) else None


def pickled(value, protocol=2):
    buffer = io.BytesIO()
    FakePickler(buffer, protocol).dump(value)
    return buffer.getvalue()


def fake(file, value, storages=(bytes(32),), protocol=2):
    """A checkpoint whose pickle torch.save would not write. One storage of 8 float32 unless said otherwise."""
    contents = {'archive/data.pkl': value if isinstance(value, bytes) else pickled(value, protocol)}
    contents.update({f'archive/data/{key}': content for key, content in enumerate(storages)})
    contents['archive/version'] = b'3\n'
    write_zip(file, contents)


def tensor(shape, strides, offset=0, storage=None):
    return Call(torch._utils._rebuild_tensor_v2, storage or FakeStorage(8), offset, shape, strides, False,
                collections.OrderedDict())


def good():
    for protocol in (2, 3, 4, 5):
        save(f'protocol-{protocol}.pt', layouts(), layouts(), pickle_protocol=protocol)
    net = network().state_dict()
    save('module-state-dict.pt', net, net)
    save('wrapped-in-model.pt', {'model': net, 'epoch': 3}, net)
    save('wrapped-in-state-dict.pt', {'epoch': 3, 'state_dict': prefixed('module.', net)}, net)
    save('wrapped-in-other-name.pt', {'epoch': 3, 'weights': net}, net)
    save('module-sam-prefix.pt', prefixed('module.sam.', net), net)

    optimizer = torch.optim.AdamW(network().parameters())
    for parameter in optimizer.param_groups[0]['params']:
        parameter.grad = torch.ones_like(parameter)
    optimizer.step()
    save('training-checkpoint.pt', {
        'iteration': 2 ** 40, 'best_metric': torch.tensor(0.5), 'timestamp': 1.5, 'huge': 2 ** 80,
        'model_state': prefixed('sam.', net), 'decoder_state': {'decoder.out.weight': torch.zeros(2, 2)},
        'optimizer_state': optimizer.state_dict(),
        'init': {'args': argparse.Namespace(lr=1e-3), 'root': pathlib.PurePosixPath('/data'), 'tags': {'a'},
                 'frozen': frozenset([1]), 'raw': b'bytes', 'many': bytearray(300), 'device': torch.device('cpu'),
                 'counts': collections.defaultdict(list, a=[1, 2]), 'crop': functools.partial(max, default=1),
                 'dtype': torch.float32, 'shape': torch.Size([1, 2]), 'loss': torch.nn.MSELoss}}, net, pickle_protocol=4)

    with_attributes = collections.OrderedDict(net)
    with_attributes['stem.0.weight'] = net['stem.0.weight'].clone()
    with_attributes['stem.0.weight'].frozen = True
    save('tensor-with-attributes.pt', with_attributes, net)

    # What PyTorch from 2.1 on adds to the archive; big-endian machines write their own order.
    save('newer-pytorch.pt', net, net)
    contents = entries('newer-pytorch.pt')
    version = contents.pop('newer-pytorch/version')
    contents.update({'newer-pytorch/.format_version': b'1', 'newer-pytorch/.storage_alignment': b'64',
                     'newer-pytorch/byteorder': b'little', 'newer-pytorch/version': version,
                     'newer-pytorch/.data/serialization_id': b'1234567890'})
    write_zip('newer-pytorch.pt', contents)
    contents['newer-pytorch/byteorder'] = b'big'
    for key, storage in enumerate(t.storage() for t in net.values()):
        size = storage.element_size()
        name = f'newer-pytorch/data/{key}'
        contents[name] = b''.join(contents[name][i:i + size][::-1] for i in range(0, len(contents[name]), size))
    write_zip('big-endian.pt', contents)
    expect('big-endian.pt', net)

    # torch.save writes checksums of 0 when told not to compute them.
    save('no-checksums.pt', net, net)
    raw = bytearray((HERE / 'no-checksums.pt').read_bytes())
    with zipfile.ZipFile(HERE / 'no-checksums.pt') as archive:
        crcs = [struct.pack('<I', info.CRC) for info in archive.infolist()]
    for crc in crcs:
        while (at := raw.find(crc)) >= 0:
            raw[at:at + 4] = bytes(4)
    (HERE / 'no-checksums.pt').write_bytes(raw)


def not_archives():
    def write(file, content):
        (HERE / file).write_bytes(content)
    write('html-page.pt', b'\n<!DOCTYPE html>\n<html><body>404: Not Found</body></html>\n')
    write('empty.pt', b'')
    write('git-lfs-pointer.pt', b'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 40728226\n')
    header = b'{"a.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
    write('safetensors.pt', struct.pack('<Q', len(header)) + header + bytes(4))
    write('bare-pickle.pt', pickle.dumps({'a.weight': [1.0]}, 2))
    write('text.pt', b'weights: none\n')
    torch.save({}, HERE / 'pytorch-1.5.pt', _use_new_zipfile_serialization=False)
    with tarfile.open(HERE / 'pytorch-0.1-tar.pt', 'w', format=tarfile.USTAR_FORMAT) as archive:
        for name in ('sys_info', 'pickle', 'tensors', 'storages'):
            archive.addfile(tarfile.TarInfo(name))


def bad_archives():
    net = network().state_dict()
    save('truncated-download.pt', net)
    raw = (HERE / 'truncated-download.pt').read_bytes()
    (HERE / 'truncated-download.pt').write_bytes(raw[:len(raw) // 2])
    save('damaged-storage.pt', net)
    raw = bytearray((HERE / 'damaged-storage.pt').read_bytes())
    at = raw.find(net['stem.0.weight'].numpy().tobytes())
    raw[at] ^= 1
    (HERE / 'damaged-storage.pt').write_bytes(raw)

    write_zip('other-archive.pt', {'word/document.xml': b'<w:document/>'}, zipfile.ZIP_DEFLATED)
    write_zip('two-checkpoints.pt', {'a/data.pkl': pickled({}), 'b/data.pkl': pickled({})})
    with zipfile.ZipFile(HERE / 'zip-bomb.pt', 'w') as archive:
        weights = {'a.weight': tensor((2 ** 22,), (1,), storage=FakeStorage(2 ** 22))}
        archive.writestr(zipfile.ZipInfo('archive/data.pkl'), pickled(weights))
        archive.writestr(zipfile.ZipInfo('archive/data/0'), bytes(2 ** 24), zipfile.ZIP_DEFLATED)
    torch.manual_seed(6)
    torch.jit.save(torch.jit.script(torch.nn.Linear(1, 1)), str(HERE / 'torchscript.pt'))

    # A hundred entries that are all the same bytes of the file.
    with zipfile.ZipFile(HERE / 'overlapping-entries.pt', 'w') as archive:
        archive.writestr(zipfile.ZipInfo('archive/data.pkl'), pickled({'a.weight': tensor((8,), (1,))}))
        archive.writestr(zipfile.ZipInfo('archive/data/0'), bytes(1000))
        for key in range(1, 100):
            info = zipfile.ZipInfo(f'archive/data/{key}')
            first = archive.getinfo('archive/data/0')
            for field in ('CRC', 'compress_size', 'file_size', 'header_offset'):
                setattr(info, field, getattr(first, field))
            archive.filelist.append(info)

    ok = {'a.weight': tensor((8,), (1,)), 'b.weight': tensor((8,), (1,), storage=FakeStorage(8, key='1'))}
    fake('missing-storage.pt', ok)
    fake('truncated-storage.pt', ok, (bytes(32), bytes(20)))
    fake('two-gigabyte-claim.pt', {'a.weight': tensor((2 ** 29,), (1,), storage=FakeStorage(2 ** 29))})
    write_zip('unknown-byteorder.pt', {'archive/data.pkl': pickled({'a.weight': tensor((8,), (1,))}),
                                       'archive/data/0': bytes(32), 'archive/byteorder': b'middle'})


def bad_pickles():
    def system(command='echo this checkpoint has run a command'):
        return Call(os.system, command)
    weights = {'a.weight': tensor((8,), (1,))}
    # Python writes os.system under the name of the module that it comes from: posix or nt.
    fake('os-system.pt', pickled(system()).replace(os.system.__module__.encode(), b'os'))
    fake('posix-system-protocol-4.pt', system(), protocol=4)
    fake('os-system-beside-the-model.pt', {'model': weights, 'init': system()})
    fake('os-system-thrown-away.pt', pickled(system())[:-1] + b'0' + pickled(weights)[2:])
    fake('builtins-eval.pt', {'model': weights, 'init': Call(eval, '1')})
    # A name with a dot reaches a module through another one that has imported it.
    fake('os-system-through-tarfile.pt', b'\x80\x04\x8c\x07tarfile\x8c\x09os.system\x93\x8c\x01x\x85R.')

    fake('tensor-past-its-storage.pt', {'a.weight': tensor((3, 3), (3, 1))})
    fake('offset-past-its-storage.pt', {'a.weight': tensor((4,), (1,), offset=5)})
    fake('negative-stride.pt', {'a.weight': tensor((8,), (-1,), offset=7)})
    fake('negative-offset.pt', {'a.weight': tensor((8,), (1,), offset=-1)})
    fake('negative-size.pt', {'a.weight': tensor((-8, -1), (1, 1))})
    fake('size-overflows.pt', {'a.weight': tensor((2 ** 32, 2 ** 32), (0, 0))})
    fake('empty-but-too-wide.pt', {'a.weight': tensor((0, 2 ** 40), (1, 1))})
    fake('stride-overflows.pt', {'a.weight': tensor((3,), (2 ** 62,))})
    fake('endless-repetition.pt', {'a.weight': tensor((2 ** 30,), (0,))})
    fake('size-not-a-long.pt', {'a.weight': tensor((2 ** 70,), (1,))})
    fake('two-strides-for-one-size.pt', {'a.weight': tensor((8,), (1, 1))})
    fake('storage-of-negative-size.pt', {'a.weight': tensor((8,), (1,), storage=FakeStorage(-8))})

    fake('list-instead-of-dict.pt', [1, 2])
    fake('no-tensors.pt', {'epoch': 3, 'model': {}})
    fake('two-networks.pt', {'generator': weights, 'discriminator': weights})
    torch.manual_seed(6)
    torch.save(torch.nn.Linear(1, 1), HERE / 'whole-module.pt')
    fake('names-with-line-breaks.pt', {'genera\ntor': weights, 'discrimi\x1bnator': weights})
    torch.save({'a.weight': torch.ones(2), 'b.weight': torch.eye(2).to_sparse()}, HERE / 'sparse-tensor.pt')
    torch.save({'a.weight': torch.zeros(2, dtype=torch.complex64)}, HERE / 'complex-tensor.pt')
    fake('unknown-maker-of-a-tensor.pt', dict(weights, **{'b.weight': Call(functools.reduce, 1)}))
    fake('key-twice.pt', pickled({'a.weight': 1, 'b.weight': 2}).replace(b'b.weight', b'a.weight'))

    fake('protocol-0.pt', b'(dp0\n.')
    fake('protocol-6.pt', b'\x80\x06}.')
    fake('unknown-opcode.pt', b'\x80\x02ccollections\nOrderedDict\n(i')
    fake('no-end.pt', b'\x80\x02}q\x00')
    fake('text-past-the-end.pt', b'\x80\x02X\xff\xff\xff\xff')
    fake('line-without-end.pt', b'\x80\x02cos')
    fake('empty-stack.pt', b'\x80\x02R.')
    fake('empty-memo.pt', b'\x80\x02h\x07.')
    fake('empty-pickle.pt', b'')


if __name__ == '__main__':
    good()
    not_archives()
    bad_archives()
    bad_pickles()
    lines = [f'{json.dumps(file)}: {json.dumps(tensors)}' for file, tensors in expected.items()]
    (HERE / 'expected.json').write_text('{\n' + ',\n'.join(lines) + '\n}\n')
