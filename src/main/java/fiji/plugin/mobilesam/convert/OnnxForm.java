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
package fiji.plugin.mobilesam.convert;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Which ONNX files are made of a checkpoint. */
public enum OnnxForm {

	/** A model folder of this project: encoder and decoder for many prompts a call. */
	OURS("ours"),
	/** The decoder as SAM's own export writes it, one file. */
	OFFICIAL_DECODER("official"),
	/** Encoder and that decoder in one file. */
	OFFICIAL_COMBINED("official-combined");

	private final String key;

	OnnxForm(final String key) {
		this.key = key;
	}

	/** Its name on the command line. */
	public String key() {
		return key;
	}

	/**
	 * The form of a name.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public static OnnxForm of(final String key) {
		return Arrays.stream(values()).filter(form -> form.key.equals(key)).findFirst().orElseThrow(
				() -> new IllegalArgumentException(
						"form '%s': expected one of %s".formatted(key, Arrays.stream(values()).map(
								OnnxForm::key).collect(Collectors.joining(", ")))));
	}
}
