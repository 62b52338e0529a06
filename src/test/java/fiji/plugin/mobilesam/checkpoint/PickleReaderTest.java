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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.checkpoint.PickleValue.Dict;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Foreign;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Int;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Text;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tuple;

/** Pickles written out opcode by opcode, one character a byte. */
class PickleReaderTest {

	private static final Path FILE = Path.of("test.pt");

	static Stream<Arguments> wholeNumbers() {
		return Stream.of(
				arguments("K\u00ff", 255),
				arguments("M\u0001\u0002", 513),
				arguments("J\u00fe\u00ff\u00ff\u00ff", -2),
				arguments("\u008a\u0000", 0),
				arguments("\u008a\u0001\u0080", -128),
				arguments("\u008a\u0002\u00ff\u0000", 255),
				arguments("\u008b\u0002\u0000\u0000\u0000\u0000\u0080", -32768));
	}

	@ParameterizedTest
	@MethodSource("wholeNumbers")
	void readsWholeNumbersOfEachLength(final String opcodes, final long value) throws CheckpointException {
		assertEquals(new Int(value), read(opcodes));
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"X\u0002\u0000\u0000\u0000\u00c3\u00a9",
			"\u008c\u0002\u00c3\u00a9",
			"\u008d\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u00c3\u00a9"})
	void readsTextOfEachLengthAsUtf8(final String opcodes) throws CheckpointException {
		assertEquals(new Text("\u00e9"), read(opcodes));
	}

	@Test
	void remembersWhatWasMemoized() throws CheckpointException {
		final Tuple pair = assertInstanceOf(Tuple.class, read("}q\u0005h\u0005\u0086"));
		assertSame(pair.items().get(0), pair.items().get(1));
	}

	@Test
	void namesTheUnknownClassOfAnObjectAndDropsItsContent() throws CheckpointException {
		final String object = "cargparse\nNamespace\n)\u0081}\u008c\u0002lrK\u0001sb";
		assertEquals(new Foreign("argparse.Namespace", 2), read(object));
		assertEquals(new Foreign("argparse.Namespace", 2), read("cargparse\nNamespace\n)}\u0092"));
		assertEquals(new Foreign("mine.Dict", 2), read("cmine\nDict\n)R\u008c\u0001aK\u0001s"));
	}

	@Test
	void keysThatAreNotTextAreDropped() throws CheckpointException {
		final Dict dict = assertInstanceOf(Dict.class, read("}(K\u0001K\u0002\u008c\u0001aK\u0003u"));
		assertEquals("{a=Int[value=3]}", dict.entries().toString());
	}

	@Test
	void wholeNumbersBeyondALongAreNoSizes() throws CheckpointException {
		assertEquals("a number of more than 64 bits", read("\u008a\u0009" + "\u0001".repeat(9)).what());
	}

	@Test
	void nestingOfAnyDepthIsHarmless() throws CheckpointException {
		assertInstanceOf(Tuple.class, read(")" + "\u0085".repeat(1_000_000)));
		assertInstanceOf(Dict.class, read("}q\u0000\u008c\u0005modelh\u0000s"));
	}

	@Test
	void whatDoublesAtEachStepIsNeverUnfolded() throws CheckpointException {
		assertInstanceOf(Tuple.class, read(")" + "q\u0000h\u0000\u0086".repeat(100)));
	}

	@Test
	void refusesMoreOpcodesThanAnyCheckpointHas() {
		assertEquals("test.pt: more than 4000000 opcodes, far more than a checkpoint has, at byte 4000001 of data.pkl",
				assertThrows(CheckpointException.class, () -> read("N".repeat(4_000_001))).getMessage());
	}

	@Test
	void reachesNothingBelowAMark() {
		assertEquals("test.pt: 1 values expected on the stack, got 0, at byte 4 of data.pkl", assertThrows(
				CheckpointException.class, () -> read("N(\u0085")).getMessage());
	}

	private static PickleValue read(final String opcodes) throws CheckpointException {
		return PickleReader.read(FILE, "data.pkl", ("\u0080\u0002" + opcodes + ".").getBytes(
				StandardCharsets.ISO_8859_1));
	}
}
