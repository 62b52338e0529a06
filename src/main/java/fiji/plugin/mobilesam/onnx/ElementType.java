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
package fiji.plugin.mobilesam.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** What the elements of a value are. */
public enum ElementType {

	/** 32-bit IEEE floating point. */
	FLOAT(DataType.FLOAT, 4),
	/** 64-bit signed integer: sizes, indices, axes. */
	INT64(DataType.INT64, 8),
	/** Truth value. */
	BOOL(DataType.BOOL, 1);

	private final DataType proto;
	private final int bytes;

	ElementType(final DataType proto, final int bytes) {
		this.proto = proto;
		this.bytes = bytes;
	}

	/** The code of this type in an ONNX file. */
	int code() {
		return proto.getNumber();
	}

	/** Bytes of one element in an ONNX file. */
	int bytes() {
		return bytes;
	}
}
