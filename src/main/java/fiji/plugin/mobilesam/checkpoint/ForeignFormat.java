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

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Recognises by its first bytes what a file is that is not a zip archive, to tell the user. */
final class ForeignFormat {

	private static final int HEAD = 512;
	/** Where a tar archive has {@code ustar}. */
	private static final int TAR_MAGIC = 257;
	/** The number that files of PyTorch before 1.6 begin with, as a pickled integer. */
	private static final String LEGACY_MAGIC = "\u008a\n\u006c\u00fc\u009c\u0046\u00f9\u0020\u006a\u00a8\u0050\u0019";

	private ForeignFormat() {
	}

	/**
	 * @return what is wrong with the file and what to do, or nothing if it begins like a zip archive
	 */
	static Optional<String> of(final Path file) throws IOException {
		final byte[] head;
		try (InputStream in = Files.newInputStream(file)) {
			head = in.readNBytes(HEAD);
		}
		// One character a byte.
		final String text = new String(head, StandardCharsets.ISO_8859_1);
		return text.startsWith("PK") ? Optional.empty() : Optional.of(describe(head, text));
	}

	private static String describe(final byte[] head, final String text) {
		if (text.isEmpty()) return "the file is empty; download it again";
		if (text.stripLeading().startsWith("<"))
			return "a web page, not a checkpoint; the download link gave an HTML answer instead of the file";
		if (text.startsWith("version https://git-lfs"))
			return "a Git LFS pointer, not the checkpoint itself; fetch it with 'git lfs pull' or download the file";
		if (isSafetensors(head))
			return "a safetensors file, which is not supported; load it in Python and write it with torch.save";
		if (text.contains(LEGACY_MAGIC) || text.startsWith("ustar", TAR_MAGIC))
			return "a checkpoint in the old format of PyTorch before 1.6; load it with torch.load and write it with "
					+ "torch.save of a newer PyTorch";
		if (text.startsWith("\u0080")) return "a bare pickle, expected the zip archive that torch.save writes";
		return "not a checkpoint: it does not begin like the zip archive that torch.save writes";
	}

	/** The length of a JSON header, 8 bytes, and the header's brace. */
	private static boolean isSafetensors(final byte[] head) {
		if (head.length <= Long.BYTES || head[Long.BYTES] != '{') return false;
		final long header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
		return header > 0 && header < Integer.MAX_VALUE;
	}
}
