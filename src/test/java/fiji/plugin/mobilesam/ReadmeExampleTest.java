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
package fiji.plugin.mobilesam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.prompt.MaskRecord;
import ij.IJ;
import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;

/** The Java of the read me is compiled and run as it stands there. */
class ReadmeExampleTest {

	private static final String PROGRAM = """
			import fiji.plugin.mobilesam.*;
			import fiji.plugin.mobilesam.imagej.*;
			import fiji.plugin.mobilesam.inference.RuntimeOptions;
			import fiji.plugin.mobilesam.progress.Progress;
			import fiji.plugin.mobilesam.prompt.*;
			import ij.*;
			import java.util.List;
			import net.imglib2.RandomAccessibleInterval;
			import net.imglib2.img.Img;
			import net.imglib2.type.numeric.IntegerType;
			public class Example {
				public static Object[] first() throws Exception { %s }
				public static Object second(RandomAccessibleInterval<?> image, List<MaskRecord> all) { %s return labels; }
			}
			""";

	@TempDir
	Path folder;

	@Test
	void findsTheNucleus() throws Exception {
		final List<String> code = javaOfTheReadMe();
		assertEquals(2, code.size());
		final int end = code.get(0).lastIndexOf('}');
		final Class<?> example = compile(
				PROGRAM.formatted(code.get(0).substring(0, end) + "return new Object[]{mask, all}; }",
						code.get(1)));
		final Object[] found = (Object[]) example.getMethod("first").invoke(null);
		final ImagePlus image = IJ.openImage("test-images/nuclei.png");
		final MaskRecord mask = (MaskRecord) found[0];
		assertTrue(mask.predictedIou() > 0.7, mask.toString());
		assertTrue(mask.mask().contains(159, 52) && mask.mask().area() < image.getWidth() * image.getHeight() / 20);
		final List<?> all = (List<?>) found[1];
		assertTrue(all.size() > 10, all.size() + " masks");
		final Img<?> labels = (Img<?>) example.getMethod("second", RandomAccessibleInterval.class, List.class)
				.invoke(null, ArrayImgs.unsignedBytes(image.getWidth(), image.getHeight()), all);
		int most = 0;
		for (final Object label : labels) most = Math.max(most, ((IntegerType<?>) label).getInteger());
		assertEquals(all.size(), most);
	}

	private static List<String> javaOfTheReadMe() throws IOException {
		return Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")))
				.results().map(block -> block.group(1)).toList();
	}

	private Class<?> compile(final String program) throws Exception {
		final Path source = Files.writeString(folder.resolve("Example.java"), program);
		final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		final StringWriter errors = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			final Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(source);
			assertTrue(
					compiler.getTask(errors, files, null, List.of("-d", folder.toString(), "-proc:none", "-cp", System
							.getProperty("java.class.path")), null, sources).call(),
					errors::toString);
		}
		return new URLClassLoader(new URL[]{folder.toUri().toURL()}).loadClass("Example");
	}
}
