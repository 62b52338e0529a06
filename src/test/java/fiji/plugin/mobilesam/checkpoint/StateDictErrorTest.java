/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.progress.Progress;

/** A file that is not a good checkpoint is refused in one line, with the entry and the byte where there are any. */
class StateDictErrorTest {

	private static final String MESSAGES = """
			bare-pickle.pt                 a bare pickle, expected the zip archive that torch.save writes
			builtins-eval.pt               the pickle names __builtin__.eval, which can run commands; do not trust this file, at byte 195 of archive/data.pkl
			complex-tensor.pt              no state dict among its entries (a.weight: a torch.ComplexFloatStorage), expected one, or one named model_state, state_dict, model_state_dict, model, in complex-tensor/data.pkl
			damaged-storage.pt             checksum e7904145, expected 2b3a41db; the file is damaged, download it again, in damaged-storage/data/0
			empty-but-too-wide.pt          tensor with offset 0, shape [0, 1099511627776] and strides [1, 1] is too large, at byte 174 of archive/data.pkl
			empty-memo.pt                  memo 7 is read before it is written, at byte 2 of archive/data.pkl
			empty-pickle.pt                the pickle ends early: 1 bytes expected, 0 left, at byte 0 of archive/data.pkl
			empty-stack.pt                 2 values expected on the stack, got 0, at byte 2 of archive/data.pkl
			empty.pt                       the file is empty; download it again
			endless-repetition.pt          tensor repeats the 8 elements of storage '0' to 1073741824, at byte 167 of archive/data.pkl
			git-lfs-pointer.pt             a Git LFS pointer, not the checkpoint itself; fetch it with 'git lfs pull' or download the file
			html-page.pt                   a web page, not a checkpoint; the download link gave an HTML answer instead of the file
			key-twice.pt                   key 'a.weight' for the second time in one dict, at byte 40 of archive/data.pkl
			line-without-end.pt            the pickle ends early: 1 bytes expected, 0 left, at byte 2 of archive/data.pkl
			list-instead-of-dict.pt        holds a list, expected a state dict, in archive/data.pkl
			missing-storage.pt             no entry for a storage of the pickle, in archive/data/1
			names-with-line-breaks.pt      more than one state dict among its entries (genera?tor: a dict, discrimi?nator: a dict), expected one, or one named model_state, state_dict, model_state_dict, model, in archive/data.pkl
			negative-offset.pt             tensor with offset -1, shape [8] and strides [1], none of which may be negative, at byte 167 of archive/data.pkl
			negative-size.pt               tensor with offset 0, shape [-8, -1] and strides [1, 1], none of which may be negative, at byte 174 of archive/data.pkl
			negative-stride.pt             tensor with offset 7, shape [8] and strides [-1], none of which may be negative, at byte 167 of archive/data.pkl
			no-end.pt                      the pickle ends early: 1 bytes expected, 0 left, at byte 5 of archive/data.pkl
			no-tensors.pt                  no state dict among its entries (epoch: a number, model: a dict), expected one, or one named model_state, state_dict, model_state_dict, model, in archive/data.pkl
			offset-past-its-storage.pt     tensor takes 9 elements of storage '0', which has 8, at byte 164 of archive/data.pkl
			os-system-beside-the-model.pt  the pickle names posix.system, which can run commands; do not trust this file, at byte 195 of archive/data.pkl
			os-system-through-tarfile.pt   the pickle names tarfile.os.system, which can run commands; do not trust this file, at byte 22 of archive/data.pkl
			os-system-thrown-away.pt       the pickle names posix.system, which can run commands; do not trust this file, at byte 2 of archive/data.pkl
			os-system.pt                   the pickle names os.system, which can run commands; do not trust this file, at byte 2 of archive/data.pkl
			other-archive.pt               a zip archive with 0 entries named data.pkl, expected one; not a checkpoint
			overlapping-entries.pt         an entry of 1000 bytes, more than the rest of the file; it is damaged, in archive/data/7
			posix-system-protocol-4.pt     the pickle names posix.system, which can run commands; do not trust this file, at byte 28 of archive/data.pkl
			protocol-0.pt                  not a pickle of protocol 2 or newer, at byte 0 of archive/data.pkl
			protocol-6.pt                  pickle protocol 6, expected 2 to 5, at byte 0 of archive/data.pkl
			pytorch-0.1-tar.pt             a checkpoint in the old format of PyTorch before 1.6; load it with torch.load and write it with torch.save of a newer PyTorch
			pytorch-1.5.pt                 a checkpoint in the old format of PyTorch before 1.6; load it with torch.load and write it with torch.save of a newer PyTorch
			safetensors.pt                 a safetensors file, which is not supported; load it in Python and write it with torch.save
			size-not-a-long.pt             torch._utils._rebuild_tensor_v2 with a number of more than 64 bits in argument 2, at byte 173 of archive/data.pkl
			size-overflows.pt              tensor with offset 0, shape [4294967296, 4294967296] and strides [0, 0] is too large, at byte 178 of archive/data.pkl
			sparse-tensor.pt               'b.weight' of the state dict is made by torch._utils._rebuild_sparse_tensor, which is not supported; expected a dense tensor, at byte 183 of sparse-tensor/data.pkl
			storage-of-negative-size.pt    storage '0' of -8 elements, at byte 119 of archive/data.pkl
			stride-overflows.pt            tensor with offset 0, shape [3] and strides [4611686018427387904] is too large, at byte 172 of archive/data.pkl
			tensor-past-its-storage.pt     tensor takes 9 elements of storage '0', which has 8, at byte 168 of archive/data.pkl
			text-past-the-end.pt           the pickle ends early: 4294967295 bytes expected, 0 left, at byte 2 of archive/data.pkl
			text.pt                        not a checkpoint: it does not begin like the zip archive that torch.save writes
			torchscript.pt                 a TorchScript program, expected a state dict; save model.state_dict() with torch.save
			truncated-download.pt          a cut off or damaged zip archive of 1570 bytes; download it again
			truncated-storage.pt           a storage of 20 bytes, expected 32: 8 elements of FLOAT32, in archive/data/1
			two-checkpoints.pt             a zip archive with 2 entries named data.pkl, expected one; not a checkpoint
			two-gigabyte-claim.pt          a storage of 32 bytes, expected 2147483648: 536870912 elements of FLOAT32, in archive/data/0
			two-networks.pt                more than one state dict among its entries (generator: a dict, discriminator: a dict), expected one, or one named model_state, state_dict, model_state_dict, model, in archive/data.pkl
			two-strides-for-one-size.pt    tensor of shape [8] has 2 strides, at byte 166 of archive/data.pkl
			unknown-byteorder.pt           byte order 'middle', expected 'little' or 'big', in archive/byteorder
			unknown-maker-of-a-tensor.pt   'b.weight' of the state dict is made by __builtin__.reduce, which is not supported; expected a dense tensor, at byte 183 of archive/data.pkl
			unknown-opcode.pt              pickle opcode 0x69, which no state dict contains, at byte 28 of archive/data.pkl
			whole-module.pt                holds a pickled torch.nn.modules.linear.Linear, expected a state dict; save model.state_dict() instead, at byte 2 of whole-module/data.pkl
			zip-bomb.pt                    a compressed entry, which torch.save never writes; load the file in Python and save it again, in archive/data/0
			""";

	@TempDir
	private Path temporary;

	static Map<String, String> messages() {
		final Map<String, String> messages = new TreeMap<>();
		MESSAGES.lines().forEach(line -> messages.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(
				' ')).strip()));
		return messages;
	}

	static Set<String> badFiles() {
		return messages().keySet();
	}

	@ParameterizedTest
	@MethodSource("badFiles")
	void saysWhatIsWrongAndWhere(final String name) {
		final Path file = TestCheckpoints.FOLDER.resolve(name);
		assertEquals(file + ": " + messages().get(name), error(file).getMessage());
	}

	@Test
	void everyFileIsEitherGoodOrBad() throws IOException {
		final Set<String> known = new TreeSet<>(badFiles());
		known.addAll(StateDictTest.expected().keySet());
		assertEquals(Set.copyOf(TestCheckpoints.names()), known);
	}

	@Test
	void refusesADownloadThatWasCutOffAnywhere() throws IOException {
		final byte[] whole = Files.readAllBytes(TestCheckpoints.FOLDER.resolve("module-state-dict.pt"));
		final Path file = temporary.resolve("cut.pt");
		for (int length = 0; length < whole.length; length += whole.length - length > 40 ? 97 : 1) {
			Files.write(file, Arrays.copyOf(whole, length));
			error(file);
		}
	}

	@Test
	void saysThatThereIsNoSuchFile() {
		final Path missing = temporary.resolve("missing.pt");
		assertEquals(missing + ": no such file", assertThrows(NoSuchFileException.class, () -> StateDict.read(missing,
				Progress.NONE)).getMessage());
	}

	private static CheckpointException error(final Path file) {
		return assertThrows(CheckpointException.class, () -> StateDict.read(file, Progress.NONE), file.toString());
	}
}
