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
package fiji.plugin.mobilesam.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file of a model folder.
 *
 * @param file its name; it lies in the folder itself
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case
 */
public record ModelFile(String file, String sha256) {

	private static final Pattern NAME = Pattern.compile("[^./\\\\:\\p{Cntrl}][^/\\\\:\\p{Cntrl}]{0,199}");
	private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

	/** @throws IllegalArgumentException if the name leaves the folder or the checksum is none */
	public ModelFile {
		if (!NAME.matcher(file).matches())
			throw new IllegalArgumentException(
					"expected the name of a file in the model's folder, found '%s'".formatted(file));
		if (!SHA256.matcher(sha256).matches())
			throw new IllegalArgumentException(
					"expected a SHA-256 of 64 hexadecimal digits, found '%s'".formatted(sha256));
	}

	/**
	 * A file by its content.
	 *
	 * @param file its name
	 * @param bytes all of it
	 * @throws IllegalArgumentException if the name leaves the folder
	 */
	public static ModelFile of(final String file, final byte[] bytes) {
		try {
			final byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
			return new ModelFile(file, HexFormat.of().formatHex(digest));
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
